/** What the templates become once they are there: the same for all of them. */
import { FormSelectOption } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import { networkLabel } from '../../engine-page/places.ts';
import { Choice, Field, TextBox } from '../../ui/field.tsx';
import { FormSection } from '../../ui/form-section.tsx';
import { LoginFields } from '../../ui/login-fields.tsx';
import { SizeFields } from '../../ui/size-fields.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { CONSOLES, NO_NETWORK, type FormValues } from './form-values.ts';
import type { ImportForm } from './import-form.tsx';
import type { ImportRow } from './import-rows.ts';
import type { Destination } from './use-destination.ts';

export interface TemplateFieldsProps {
  readonly form: ImportForm;
  readonly rows: readonly ImportRow[];
  readonly destination: Destination;
  readonly isAttempted: boolean;
}

export function TemplateFields({ form, rows, destination, isAttempted }: TemplateFieldsProps): ReactNode {
  const { t } = useTranslation();
  const isWrong = (...fields: Parameters<ImportForm['errorOf']>[0][]) =>
    isAttempted && fields.some((field) => form.errorOf(field) !== undefined);
  return (
    <>
      <NetworkField form={form} destination={destination} />
      <SizeFields form={form} />
      <FormSection label={t('glance.guest')} isWrong={isWrong('userName', 'sshKeys')}>
        <LoginFields
          form={form}
          userHelp={t('glance.user-help', { list: proposedUsers(rows) || t('glance.user-none') })}
          keysHelp={t('form.ssh-keys-help')}
        />
      </FormSection>
      <FormSection label={t('glance.devices')} isWrong={isWrong('tag')}>
        <DeviceFields form={form} />
      </FormSection>
    </>
  );
}

function NetworkField({ form, destination }: Pick<TemplateFieldsProps, 'form' | 'destination'>): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { networks, network } = destination;
  const isMissing = networks.state === 'ready' && !network;
  return (
    <Field id={id} label={t('form.network')} warning={isMissing ? t('glance.no-network') : undefined}>
      <Choice id={id} value={network?.profile.id ?? NO_NETWORK} onChange={(wish) => form.change({ network: wish })}>
        <FormSelectOption
          value={NO_NETWORK}
          label={networks.state === 'loading' ? t('form.loading') : t('glance.network.none')}
        />
        {networks.entries.map((choice) => (
          <FormSelectOption key={choice.profile.id} value={choice.profile.id} label={networkLabel(choice)} />
        ))}
      </Choice>
    </Field>
  );
}

/** `debian, fedora`: the accounts that the makers' images are set up with. */
function proposedUsers(rows: readonly ImportRow[]): string {
  const names = rows.flatMap(({ chosen, guess }) =>
    chosen.kind === 'template' && guess.userName !== undefined ? [guess.userName] : [],
  );
  return [...new Set(names)].join(', ');
}

function DeviceFields({ form }: { readonly form: ImportForm }): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { values } = form;
  return (
    <>
      <Field id={`${id}-console`} label={t('glance.console')}>
        <Choice
          id={`${id}-console`}
          value={values.console}
          onChange={(console) => form.change({ console: console as FormValues['console'] })} // one of the options below
        >
          {CONSOLES.map((console) => (
            <FormSelectOption key={console} value={console} label={t(`glance.console.${console || 'default'}`)} />
          ))}
        </Choice>
      </Field>
      <Field id={`${id}-scsi`} label={t('glance.virtio-scsi')}>
        <Choice
          id={`${id}-scsi`}
          value={values.hasVirtioScsi ? 'yes' : 'no'}
          onChange={(wish) => form.change({ hasVirtioScsi: wish === 'yes' })}
        >
          <FormSelectOption value="yes" label={t('glance.yes')} />
          <FormSelectOption value="no" label={t('glance.no')} />
        </Choice>
      </Field>
      <Field id={`${id}-tag`} label={t('glance.tag')} error={form.errorOf('tag')} help={t('glance.tag-help')}>
        <TextBox
          id={`${id}-tag`}
          value={values.tag}
          isWrong={form.errorOf('tag') !== undefined}
          onChange={(tag) => form.change({ tag })}
          onBlur={() => form.touch('tag')}
        />
      </Field>
    </>
  );
}
