/** Images of one repository, page by page: the engine hands them all over at once, and drawing them all would be slow. */
import { useMemo, useState, type ReactNode } from 'react';
import { IMAGE_LIMIT, type Image } from '../../engine/images.ts';
import { DataTable, type Column, type Sorting } from '../../ui/data-table.tsx';
import { formatBytes } from '../../ui/numbers.ts';
import { PageBar } from '../../ui/page-bar.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { kindOf, matching, sorted } from './image-list.ts';

export interface ImageTableProps {
  readonly label: string;
  readonly images: readonly Image[];
  readonly search: string;
  /** While they are asked for again. */
  readonly isBusy: boolean;
  readonly chosenIds: ReadonlySet<string>;
  readonly onToggle: (imageId: string) => void;
}

const PAGE_SIZE = 50;

export function ImageTable({ label, images, search, isBusy, chosenIds, onToggle }: ImageTableProps): ReactNode {
  const { t, locale } = useTranslation();
  const [sorting, setSorting] = useState<Sorting>({ key: 'name', isDescending: false });
  /** With what it was turned to: of another search or order the first page is to be seen. */
  const [turned, setTurned] = useState({ page: 1, search, sorting });
  const found = useMemo(
    () => sorted(matching(images, search, locale), sorting, locale),
    [images, search, sorting, locale],
  );
  const lastPage = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = turned.search === search && turned.sorting === sorting ? Math.min(turned.page, lastPage) : 1;
  const rows = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);

  const columns: readonly Column<Image>[] = [
    {
      id: 'name',
      title: t('glance.column.name'),
      sortKey: 'name',
      cell: (image) => <ImageName image={image} isChosen={chosenIds.has(image.id)} onToggle={onToggle} />,
    },
    {
      id: 'size',
      title: t('glance.column.size'),
      sortKey: 'size',
      isNumber: true,
      cell: ({ sizeBytes }) => (sizeBytes === undefined ? t('glance.size-unknown') : formatBytes(sizeBytes, locale)),
    },
    { id: 'type', title: t('glance.column.type'), cell: (image) => <ImageType image={image} /> },
  ];
  return (
    <div aria-busy={isBusy}>
      {rows.length === 0 ? (
        <p role="status">{t('glance.none-found', { text: search.trim() })}</p>
      ) : (
        <DataTable
          label={label}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          sorting={sorting}
          onSort={setSorting}
        />
      )}
      <div className="import-pages">
        <PageBar
          label={t('glance.pages')}
          page={page}
          pageSize={PAGE_SIZE}
          found={found.length}
          onPage={(next) => setTurned({ page: next, search, sorting })}
        />
      </div>
      {images.length >= IMAGE_LIMIT && <p className="import-note">{t('glance.limit', { limit: IMAGE_LIMIT })}</p>}
    </div>
  );
}

interface ImageNameProps {
  readonly image: Image;
  readonly isChosen: boolean;
  readonly onToggle: (imageId: string) => void;
}

function ImageName({ image, isChosen, onToggle }: ImageNameProps): ReactNode {
  const { t } = useTranslation();
  const isUsable = kindOf(image) === 'disk';
  return (
    <label className="import-name">
      <input type="checkbox" checked={isChosen} disabled={!isUsable} onChange={() => onToggle(image.id)} />
      <span>{image.name ?? t('glance.unnamed', { id: image.id })}</span>
    </label>
  );
}

function ImageType({ image }: { readonly image: Image }): ReactNode {
  const { t } = useTranslation();
  const kind = kindOf(image);
  if (kind === 'disk') return t('glance.type.disk');
  return <span className="ui-note">{t(`glance.type.${kind}`)}</span>;
}
