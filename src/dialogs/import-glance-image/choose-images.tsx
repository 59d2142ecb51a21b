/** The first part of the dialog: which images of which repository. */
import { Button, EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { SyncAltIcon } from '@patternfly/react-icons';
import { useState, type ReactNode } from 'react';
import { describeFault } from '../../engine-page/fault-text.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { TextBox } from '../../ui/field.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { chosenImage, type ChosenImage } from './form-values.ts';
import { matching } from './image-list.ts';
import { ImageTable } from './image-table.tsx';
import { RepositoryFault } from './repository-fault.tsx';
import type { Repositories, Repository } from './use-repositories.ts';

/** The dialog puts the focus here when it opens. */
export const SEARCH_FIELD_ID = 'import-glance-image-search';

export interface ChooseImagesProps {
  readonly repositories: Repositories;
  readonly chosen: readonly ChosenImage[];
  readonly onChoose: (update: (chosen: readonly ChosenImage[]) => readonly ChosenImage[]) => void;
  /** The repository to look at: an id that is not in the list stands for the first. */
  readonly shownId: string;
  readonly onShow: (imageDomainId: string) => void;
  /** To where repositories are added and repaired. */
  readonly onProviders: () => void;
}

export function ChooseImages({
  repositories,
  chosen,
  onChoose,
  shownId,
  onShow,
  onProviders,
}: ChooseImagesProps): ReactNode {
  const { t, locale } = useTranslation();
  const [search, setSearch] = useState('');
  const { state, all, error, refresh } = repositories;
  if (state === 'failed') {
    return <FaultAlert title={t('glance.repositories-failed')} {...describeFault(error, t)} onRetry={refresh} />;
  }
  if (state === 'ready' && all.length === 0) return <NoRepository onProviders={onProviders} />;
  const shown = all.find(({ domain }) => domain.id === shownId) ?? all[0];

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
        <Button variant="secondary" icon={<SyncAltIcon />} onClick={refresh}>
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
              {all.map((repository) => (
                <li key={repository.domain.id}>
                  <button
                    type="button"
                    className="import-repository"
                    aria-current={repository === shown}
                    onClick={() => onShow(repository.domain.id)}
                  >
                    <span className="import-repository__name">{repository.domain.name}</span>
                    <RepositoryState
                      repository={repository}
                      found={matching(repository.images, search, locale).length}
                      chosen={chosen.filter(({ imageDomainId }) => imageDomainId === repository.domain.id).length}
                    />
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <RepositoryImages
            key={shown.domain.id}
            repository={shown}
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

interface RepositoryStateProps {
  readonly repository: Repository;
  readonly found: number;
  readonly chosen: number;
}

/** What is found in it, so that a search tells where to look. */
function RepositoryState({ repository: { state, images }, found, chosen }: RepositoryStateProps): ReactNode {
  const { t } = useTranslation();
  if (state === 'failed') return <StatusWord kind="error">{t('glance.no-answer')}</StatusWord>;
  if (state === 'loading') return <span className="ui-note">{t('form.loading')}</span>;
  return (
    <span className="ui-note">
      {found === images.length
        ? t('glance.image-count', { count: images.length })
        : t('glance.images-found', { found, all: images.length })}
      {chosen > 0 && <strong> {t('glance.chosen-here', { count: chosen })}</strong>}
    </span>
  );
}

interface RepositoryImagesProps extends Pick<ChooseImagesProps, 'chosen' | 'onChoose' | 'onProviders'> {
  readonly repository: Repository;
  readonly search: string;
}

function RepositoryImages({ repository, search, chosen, onChoose, onProviders }: RepositoryImagesProps): ReactNode {
  const { t } = useTranslation();
  const { domain, state, images, isRefreshing } = repository;
  const { id: imageDomainId, name, description } = domain;
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
      {state === 'failed' && <RepositoryFault repository={repository} onProviders={onProviders} />}
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
    <EmptyState variant="sm" titleText={t('glance.no-repository')} headingLevel="h2">
      <EmptyStateBody>{t('glance.no-repository.what')}</EmptyStateBody>
      <Button onClick={onProviders}>{t('glance.to-providers')}</Button>
    </EmptyState>
  );
}
