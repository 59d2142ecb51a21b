/** Small pictures of states and kinds, drawn for the stand-in; their words are there for screen readers and tests. */
import type { JSX } from 'react';
import { stateName } from './resource.ts';

const shapes: Readonly<Record<string, JSX.Element>> = {
  up: <path d="M1.5 11.5 8 5l6.5 6.5z" fill="#0cd64f" stroke="#0a9d3c" />,
  down: <path d="M1.5 5.5h13L8 12z" fill="#fb2a22" stroke="#9d1612" />,
  locked: (
    <g strokeLinejoin="round">
      <path d="M6 1.5l6.5 2-1 2L8.5 8l.5 6.5-6-1.5 1.5-3L7 8z" fill="#f4f6fa" stroke="#aab3c4" />
      <path d="M3.5 13l1.3-2.6 3-1.2.5 5zM7 5.5l3.5-.7-2.6 2z" fill="#f2b90f" />
    </g>
  ),
  rising: <path d="M1.5 8.5 8 2l6.5 6.5zM1.5 14 8 8l6.5 6z" fill="#9bdc4b" stroke="#5f9d1f" />,
  falling: <path d="M1.5 2h13L8 8zM1.5 8h13L8 14z" fill="#f99b4a" stroke="#b35c12" />,
  paused: <path d="M3.5 3h3v10h-3zM9.5 3h3v10h-3z" fill="#39a5dc" stroke="#00659c" />,
  suspended: <path d="M10.5 2.5a6 6 0 1 0 3 9.5 5.5 5.5 0 0 1-3-9.5z" fill="#b3a3d9" stroke="#6a5aa0" />,
  maintenance: (
    <path d="M2.5 12.5 9 6a3 3 0 0 1 4-3.5l-2 2 .5.5 2-2A3 3 0 0 1 10 7.5L4 14z" fill="#9aa3ad" stroke="#5a646e" />
  ),
  unknown: (
    <text x="8" y="13" textAnchor="middle" fontSize="13" fontWeight="700" fill="#72767b">
      ?
    </text>
  ),
  error: <path d="M8 1.5 15 14H1z M7.2 6h1.6v4H7.2z M7.2 11h1.6v1.6H7.2z" fill="#cc0000" fillRule="evenodd" />,
  warning: <path d="M8 1.5 15 14H1z M7.2 6h1.6v4H7.2z M7.2 11h1.6v1.6H7.2z" fill="#ec7a08" fillRule="evenodd" />,
  ok: <path d="M2.5 8.5 6.5 12.5 13.5 4" fill="none" stroke="#3f9c35" strokeWidth="2.2" />,
  machine: (
    <g stroke="#5b5a8c">
      <path d="M3.5 5.5h9l2 3h-13z" fill="#b3b3ce" />
      <path d="M.5 8.5h15v4H.5z" fill="#d7d7e8" />
      <path d="M2 10h2v1.5H2z" fill="#3ad02c" stroke="none" />
    </g>
  ),
  disk: (
    <g fill="#c9ced6" stroke="#5a646e">
      <path d="M2.5 4v8c0 1.2 2.5 2 5.5 2s5.5-.8 5.5-2V4" />
      <ellipse cx="8" cy="4" rx="5.5" ry="2" />
    </g>
  ),
  person: (
    <g fill="#72767b">
      <circle cx="8" cy="4.5" r="3" />
      <path d="M2.5 14c0-3.5 2-5.5 5.5-5.5s5.5 2 5.5 5.5z" />
    </g>
  ),
};

export type Shape =
  | 'up'
  | 'down'
  | 'locked'
  | 'rising'
  | 'falling'
  | 'paused'
  | 'suspended'
  | 'maintenance'
  | 'unknown'
  | 'error'
  | 'warning'
  | 'ok'
  | 'machine'
  | 'disk'
  | 'person';

export function Icon({ shape, label }: { readonly shape: Shape; readonly label: string }): JSX.Element {
  return (
    <svg className="webadmin-icon" width="16" height="16" viewBox="0 0 16 16" role="img" aria-label={label}>
      <title>{label}</title>
      {shapes[shape]}
    </svg>
  );
}

const shapeOfState: Readonly<Record<string, Shape>> = {
  up: 'up',
  active: 'up',
  ok: 'ok',
  down: 'down',
  unattached: 'down',
  inactive: 'down',
  uninitialized: 'down',
  image_locked: 'locked',
  locked: 'locked',
  wait_for_launch: 'locked',
  initializing: 'locked',
  installing: 'locked',
  powering_up: 'rising',
  restoring_state: 'rising',
  reboot_in_progress: 'rising',
  migrating: 'rising',
  activating: 'rising',
  powering_down: 'falling',
  saving_state: 'falling',
  preparing_for_maintenance: 'falling',
  paused: 'paused',
  suspended: 'suspended',
  maintenance: 'maintenance',
  not_responding: 'warning',
  connecting: 'warning',
  mixed: 'warning',
  warning: 'warning',
  alert: 'error',
  error: 'error',
  illegal: 'error',
  non_operational: 'error',
  non_responsive: 'error',
  install_failed: 'error',
  normal: 'ok',
};

/** `state` as REST names it. */
export function StateIcon({ state }: { readonly state: string }): JSX.Element | null {
  if (state === '') return null;
  return <Icon shape={shapeOfState[state] ?? 'unknown'} label={stateName(state)} />;
}
