/** From the selection to the machine, from the machine to its host: shows the page once both are known, or says why not. */
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from '@patternfly/react-core';
import { describeFault } from '../engine-page/fault-text.ts';
import type { MachineKind } from '../plugin/pages.ts';
import { DataView } from '../ui/data-view.tsx';
import { Nothing, SubTab, Waiting } from '../ui/subtab.tsx';
import { useTranslation } from '../ui/translation.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { CandidateList } from './candidate-list.tsx';
import type { Connection } from './connection.ts';
import { describeForemanFault } from './fault-text.ts';
import {
  candidatesOf,
  choicesOf,
  findHost,
  findMachine,
  findOtherHost,
  suggestNames,
  type FoundHost,
  type FoundMachine,
} from './find-match.ts';
import { NoHost } from './no-host.tsx';
import type { Machine, MachinePageProps } from './page-props.ts';
import { pagePropsOf } from './page-props-of.ts';
import { SyncButton } from './sync-button.tsx';
import { useHostPage } from './use-host-page.ts';
import { wantedMachine, type WantedMachine } from './wanted-machine.ts';

export interface MachineGateProps {
  readonly connection: Connection;
  readonly kind: MachineKind;
  readonly title: string;
  readonly content: (props: MachinePageProps) => ReactNode;
}

/** Somebody who switches from machine to machine is let pass, in ms, before anybody is asked. */
const SETTLED_MS = 250;

export function MachineGate(props: MachineGateProps): ReactNode {
  const { t } = useTranslation();
  const { kind, title, connection } = props;
  const snapshot = useHostPage(connection.hostPage);
  const wanted = wantedMachine(kind, snapshot);
  const key = wanted.kind === 'one' ? (wanted.id ?? `name ${wanted.name}`) : wanted.kind;
  const settled = useSettled(key, SETTLED_MS);
  if (settled !== key) {
    return (
      <SubTab title={title}>
        <Waiting label={t('page.waiting')} />
      </SubTab>
    );
  }
  if (wanted.kind !== 'one') {
    return (
      <SubTab title={title}>
        <Nothing title={t(`foreman.select.${kind}`)}>
          {wanted.kind === 'several' ? t('foreman.select.several', { count: wanted.count }) : t('foreman.select.none')}
        </Nothing>
      </SubTab>
    );
  }
  return <OneMachine key={`${key} ${snapshot.matchesChanged}`} {...props} wanted={wanted} />;
}

interface OneMachineProps extends MachineGateProps {
  readonly wanted: Extract<WantedMachine, { kind: 'one' }>;
}

function OneMachine({ wanted, ...props }: OneMachineProps): ReactNode {
  const { t } = useTranslation();
  const { connection, kind, title } = props;
  const { hostPage } = connection;
  const { matchesChanged } = hostPage.snapshot();
  const key = ['machine', kind, wanted.id ?? null, wanted.name, matchesChanged];
  const kept = `found ${JSON.stringify(key)}`;
  const recalled = hostPage.recall(kept) as FoundHost | undefined; // by nobody but the gate of a page
  const machine = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => findMachine(connection, kind, wanted, signal),
    enabled: recalled === undefined,
  });
  if (recalled) return <FoundOne {...props} found={recalled} />;
  return machine.data?.kind === 'one' ? (
    <OneHost {...props} machine={machine.data.machine} kept={kept} />
  ) : (
    <SubTab title={title}>
      <DataView
        query={machine}
        failed={t('foreman.machine.failed', { name: wanted.name })}
        describe={(error) => describeFault(error, t)}
      >
        {(found: FoundMachine) => <NoMachine found={found} name={wanted.name} kind={kind} />}
      </DataView>
    </SubTab>
  );
}

interface NoMachineProps {
  readonly found: FoundMachine;
  readonly name: string;
  readonly kind: MachineKind;
}

function NoMachine({ found, name, kind }: NoMachineProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Nothing title={t(`foreman.select.${kind}`)}>
      {found.kind === 'several'
        ? t('foreman.machine.several', { name, count: found.count })
        : t('foreman.machine.none', { name })}
    </Nothing>
  );
}

interface OneHostProps extends MachineGateProps {
  readonly machine: Machine;
  /** Under which name what is found is kept. */
  readonly kept: string;
}

function OneHost({ machine, kept, ...props }: OneHostProps): ReactNode {
  const { t } = useTranslation();
  const { connection, title } = props;
  const host = useQuery({
    queryKey: ['host', kept],
    async queryFn({ signal }) {
      const found = await findHost(connection, machine, signal);
      connection.hostPage.keep(kept, found);
      return found;
    },
  });
  if (host.data) return <FoundOne {...props} found={host.data} />;
  return (
    <SubTab title={title}>
      <DataView
        query={host}
        failed={t('foreman.match.failed', { name: machine.name })}
        describe={(error) => describeForemanFault(error, t)}
      >
        {() => null}
      </DataView>
    </SubTab>
  );
}

/** The host that was found, or chosen; or why there is none. */
function FoundOne({ found, ...props }: MachineGateProps & { readonly found: FoundHost }): ReactNode {
  const { t } = useTranslation();
  const { connection, title, content } = props;
  const { machine, result } = found;
  const choices = choicesOf(connection);
  const [chosenId, setChosenId] = useState(choices.find(machine.id));
  const candidates = candidatesOf(result.match);
  const chosen = candidates.find(({ host }) => host.id === chosenId);
  const shown = chosen ?? (result.match.kind === 'one' ? result.match.candidate : undefined);

  function choose(hostId: number | undefined): void {
    choices.set(machine.id, hostId);
    setChosenId(hostId);
  }

  const pageProps = pagePropsOf(connection, found, machine);
  if (shown) {
    const others = candidates.filter((other) => other !== shown);
    return content({
      ...pageProps,
      machine,
      found: shown,
      others,
      isChosen: chosen !== undefined,
      choose,
      findOther: (name, signal) => findOtherHost(connection, machine.kind, name, signal),
      suggestNames: (beginning, signal) => suggestNames(connection, machine.kind, beginning, signal),
    });
  }
  return (
    <SubTab title={title}>
      {candidates.length > 0 ? (
        <>
          <CandidateList machine={machine} candidates={candidates} links={pageProps.links} onChoose={choose} />
          <p>
            <SyncButton page={pageProps} machine={machine} />
          </p>
        </>
      ) : (
        <NoHost machine={machine} config={connection.config} untried={result.untried}>
          <Button variant="primary" onClick={() => connection.hostPage.matchesChange()}>
            {t('foreman.match.again')}
          </Button>{' '}
          <SyncButton page={pageProps} machine={machine} />
        </NoHost>
      )}
    </SubTab>
  );
}
