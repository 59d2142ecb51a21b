/** The first part of the dialog: which images of which repository. */
import { Button } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import type { EngineClient } from '../../engine/client.ts';
import type { ImageDomain } from '../../engine/storage-domains.ts';
import { describeFault } from '../../engine-page/fault-text.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { TextBox } from '../../ui/field.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { chosenImage, type ChosenImage } from './form-values.ts';
import { matching } from './image-list.ts';
import { ImageTable } from './image-table.tsx';
import { Loaded } from './loaded.tsx';
import type { RepositoryFaultProps } from './repository-fault.tsx';
import { useRepositoryImages, type Repositories } from './use-repositories.ts';

/** The dialog puts the focus here when it opens. */
export const SEARCH_FIELD_ID = 'import-glance-image-search';

const loadFault = async (): Promise<(props: RepositoryFaultProps) => ReactNode> =>
  (await import('./repository-fault.tsx')).RepositoryFault;

export interface ChooseImagesProps {
  readonly engine: EngineClient;
  readonly repositories: Repositories;
  readonly chosen: readonly ChosenImage[];
  readonly onChoose: (update: (chosen: readonly ChosenImage[]) => readonly ChosenImage[]) => void;
  /** The repository to look at: an id that is not in the list stands for the first. */
  readonly shownId: string;
  readonly onShow: (imageDomainId: string) => void;
  /** To where repositories are added and repaired. */
  readonly onProviders: () => void;
}

export function ChooseImages(props: ChooseImagesProps): ReactNode {
  const { engine, repositories, chosen, onChoose, shownId, onShow, onProviders } = props;
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const { state, domains, error, refresh } = repositories;
  if (state === 'failed') {
    return <FaultAlert title={t('glance.repositories-failed')} {...describeFault(error, t)} onRetry={refresh} />;
  }
  if (state === 'ready' && domains.length === 0) return <NoRepository onProviders={onProviders} />;
  const shown = domains.find(({ id }) => id === shownId) ?? domains[0];

  return (
    <>
      <div className="ui-inline">
        <TextBox
          id={SEARCH_FIELD_ID}
          label={t('glance.search')}
          placeholder={t('glance.search')}
          value={search}
          onChange={setSearch}
        />
        <Button variant="secondary" onClick={refresh}>
          {t('glance.refresh')}
        </Button>
      </div>
      {!shown ? (
        <p className="import-note" role="status">
          {t('form.loading')}
        </p>
      ) : (
        <div className="import-choice">
          <nav aria-label={t('glance.repositories')}>
            <ul className="import-repositories">
              {domains.map((domain) => (
                <li key={domain.id}>
                  <button
                    type="button"
                    className="import-repository"
                    aria-current={domain === shown}
                    onClick={() => onShow(domain.id)}
                  >
                    <span className="import-repository__name">{domain.name}</span>
                    <RepositoryState
                      engine={engine}
                      domain={domain}
                      search={search}
                      chosen={chosen.filter(({ imageDomainId }) => imageDomainId === domain.id).length}
                    />
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <ShownImages
            key={shown.id}
            engine={engine}
            domain={shown}
            search={search}
            chosen={chosen}
            onChoose={onChoose}
            onProviders={onProviders}
          />
        </div>
      )}
    </>
  );
}

interface RepositoryProps {
  readonly engine: EngineClient;
  readonly domain: ImageDomain;
  readonly search: string;
}

/** What is found in it, so that a search tells where to look. */
function RepositoryState({ engine, domain, search, chosen }: RepositoryProps & { readonly chosen: number }): ReactNode {
  const { t, locale } = useTranslation();
  const { state, images } = useRepositoryImages(engine, domain.id);
  if (state === 'failed') return <StatusWord kind="error">{t('glance.no-answer')}</StatusWord>;
  if (state === 'loading') return <span className="ui-note">{t('form.loading')}</span>;
  const found = matching(images, search, locale).length;
  return (
    <span className="ui-note">
      {found === images.length
        ? t('glance.image-count', { count: images.length })
        : t('glance.images-found', { found, all: images.length })}
      {chosen > 0 && <strong> {t('glance.chosen-here', { count: chosen })}</strong>}
    </span>
  );
}

type ShownImagesProps = RepositoryProps & Pick<ChooseImagesProps, 'chosen' | 'onChoose' | 'onProviders'>;

function ShownImages({ engine, domain, search, chosen, onChoose, onProviders }: ShownImagesProps): ReactNode {
  const { t } = useTranslation();
  const { id: imageDomainId, name, description } = domain;
  const { state, images, error, refresh, isRefreshing } = useRepositoryImages(engine, imageDomainId);
  const isOfDomain = (one: ChosenImage) => one.imageDomainId === imageDomainId;

  function toggle(imageId: string): void {
    const image = images.find(({ id }) => id === imageId);
    const { sizeBytes } = image ?? {};
    if (!image || sizeBytes === undefined) return;
    onChoose((before) => {
      const rest = before.filter((one) => !isOfDomain(one) || one.imageId !== imageId);
      if (rest.length < before.length) return rest;
      return [...before, chosenImage({ imageDomainId, imageId, imageName: image.name ?? '', sizeBytes })];
    });
  }

  return (
    <section className="import-images" aria-label={t('glance.images-of', { name })}>
      {description !== '' && <p className="import-note">{description}</p>}
      {state === 'failed' && (
        <Loaded
          id="fault"
          name={t('glance.images-failed', { name })}
          load={loadFault}
          props={{ name, error, onRetry: refresh, onProviders }}
        />
      )}
      {state === 'loading' && <p role="status">{t('glance.asking', { name })}</p>}
      {state === 'ready' && images.length === 0 && <p>{t('glance.no-image', { name })}</p>}
      {state === 'ready' && images.length > 0 && (
        <ImageTable
          label={t('glance.images-of', { name })}
          images={images}
          search={search}
          isBusy={isRefreshing}
          chosenIds={new Set(chosen.filter(isOfDomain).map(({ imageId }) => imageId))}
          onToggle={toggle}
        />
      )}
    </section>
  );
}

/** The engine once came with a public repository; it is no longer offered, and the old address is dead. */
function NoRepository({ onProviders }: Pick<ChooseImagesProps, 'onProviders'>): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="import-none">
      <h2>{t('glance.no-repository')}</h2>
      <p>{t('glance.no-repository.what')}</p>
      <Button variant="secondary" onClick={onProviders}>
        {t('glance.to-providers')}
      </Button>
    </section>
  );
}
