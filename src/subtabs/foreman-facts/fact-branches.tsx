/** Facts as a tree. What is closed is not in the page, so that thousands of facts cost nothing before they are seen. */
import { Button } from '@patternfly/react-core';
import { AngleDownIcon, AngleRightIcon } from '@patternfly/react-icons';
import { useState, type ReactNode } from 'react';
import { CopyButton } from '../../ui/copy-button.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import type { FactNode } from './fact-tree.ts';

/** Of one branch, before somebody asks for more. */
const SHOWN = 200;

export function FactBranches({ nodes }: { readonly nodes: readonly FactNode[] }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <Button variant="link" isInline onClick={() => setIsOpen(!isOpen)}>
        {t(isOpen ? 'foreman.facts.close-all' : 'foreman.facts.open-all')}
      </Button>
      <Branch key={String(isOpen)} nodes={nodes} isOpen={isOpen} />
    </div>
  );
}

interface BranchProps {
  readonly nodes: readonly FactNode[];
  /** Whether its branches are open at first. */
  readonly isOpen: boolean;
}

function Branch({ nodes, isOpen }: BranchProps): ReactNode {
  const { t } = useTranslation();
  const [shown, setShown] = useState(SHOWN);
  return (
    <ul className="foreman-facts__branch">
      {nodes.slice(0, shown).map((node) => (
        <li key={node.label}>
          <Twig node={node} isOpen={isOpen} />
        </li>
      ))}
      {nodes.length > shown && (
        <li>
          <Button variant="link" isInline onClick={() => setShown(shown + SHOWN)}>
            {t('foreman.facts.more', { count: nodes.length - shown })}
          </Button>
        </li>
      )}
    </ul>
  );
}

function Twig({ node, isOpen: isOpenAtFirst }: { readonly node: FactNode; readonly isOpen: boolean }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const { label, name, value, children, count } = node;
  const shownLabel = <LongText text={label === '' ? '::' : label} />;
  return (
    <>
      {value !== undefined && (
        <div className="foreman-facts__fact">
          <span className="foreman-facts__name">{shownLabel}</span>
          <span className="foreman-facts__value">
            <LongText text={value} />
          </span>
          <CopyButton isSmall text={value} label={t('foreman.facts.copy', { name: shorten(name) })} />
        </div>
      )}
      {children.length > 0 && (
        <>
          <button
            type="button"
            className="foreman-facts__toggle"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? <AngleDownIcon /> : <AngleRightIcon />} {shorten(label)}{' '}
            <span className="ui-note">{t('foreman.facts.count', { count })}</span>
          </button>
          {isOpen && <Branch nodes={children} isOpen={isOpenAtFirst} />}
        </>
      )}
    </>
  );
}

/** For a name within a button. */
function shorten(name: string): string {
  return name.length <= 100 ? name : `${name.slice(0, 99)}…`;
}
