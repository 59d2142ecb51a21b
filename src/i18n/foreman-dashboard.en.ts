/** The English texts of Foreman's dashboard. */
export const foremanDashboardEn = {
  'foreman.dashboard.title': 'Foreman Dashboard',
} as const;
