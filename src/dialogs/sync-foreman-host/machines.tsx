/** Which VM and which host the dialog is about, how they are linked, and the choice of another host. */
import { Button } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import { Evidences } from '../../foreman-page/evidences.tsx';
import type { ForemanPageProps } from '../../foreman-page/page-props.ts';
import { candidatesOf, type SyncFindings } from '../../foreman-page/sync-run.ts';
import type { SyncTarget } from '../../plugin/foreman-host-page.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { FactList } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { HostChooser } from './host-chooser.tsx';

export interface MachinesProps {
  readonly page: ForemanPageProps;
  readonly target: SyncTarget;
  readonly findings: SyncFindings;
  /** Undefined goes back to the one that was found. */
  readonly onChoose: (hostId: number | undefined) => void;
}

export function Machines({ page, target, findings, onChoose }: MachinesProps): ReactNode {
  const { t } = useTranslation();
  const [isChoosing, setIsChoosing] = useState(false);
  const { vm, host, match } = findings;
  const candidates = candidatesOf(match.match);
  const candidate = candidates.find((one) => one.host.id === host?.id);
  const isOpen = isChoosing || (vm !== undefined && host === undefined);
  return (
    <section aria-label={t('foreman.sync.host')}>
      <FactList
        facts={[
          [t('foreman.sync.vm'), vm ? <VmName key="vm" name={vm.name} id={vm.id} /> : undefined],
          [t('foreman.sync.vm'), vm ? undefined : t('foreman.sync.no-vm', { id: target.machineId })],
          [
            t('foreman.sync.host'),
            host ? (
              <span key="host">
                <OutsideLink href={page.links.host(host.name)}>{host.name}</OutsideLink>
                {candidate && (
                  <>
                    {' '}
                    <span className="ui-note">
                      <Evidences candidate={candidate} />
                    </span>
                  </>
                )}
              </span>
            ) : (
              t(match.match.kind === 'several' ? 'foreman.sync.several-hosts' : 'foreman.sync.no-host')
            ),
          ],
          [t('foreman.sync.link'), host && <LinkWords key="link" findings={findings} />],
        ]}
      />
      {vm && host && (
        <Button variant="link" isInline onClick={() => setIsChoosing(!isChoosing)} aria-expanded={isOpen}>
          {t('foreman.sync.choose-other')}
        </Button>
      )}
      {isOpen && (
        <HostChooser
          page={page}
          candidates={candidates.filter((one) => one.host.id !== host?.id)}
          onChoose={(hostId) => {
            setIsChoosing(false);
            onChoose(hostId);
          }}
        />
      )}
    </section>
  );
}

function VmName({ name, id }: { readonly name: string; readonly id: string }): ReactNode {
  return (
    <>
      {name} <span className="ui-note">{id}</span>
    </>
  );
}

function LinkWords({ findings }: { readonly findings: SyncFindings }): ReactNode {
  const { t } = useTranslation();
  const { vm, host, resource } = findings;
  if (host?.uuid === undefined) return t('foreman.sync.link.none');
  if (host.uuid !== vm?.id) return t('foreman.sync.link.other', { id: host.uuid });
  if (host.computeResourceId === undefined) return t('foreman.sync.link.half');
  if (resource && host.computeResourceId !== resource.id) {
    const name = host.computeResourceName ?? String(host.computeResourceId);
    return t('foreman.sync.link.foreign', { resource: name });
  }
  return t('foreman.sync.link.this');
}
