/** From the lowest to the highest. */
export const SEVERITIES = ['hint', 'information', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How the problems of a rule are shown, if at all. */
export const SEVERITY_LEVELS = ['off', ...SEVERITIES] as const;
export type SeverityLevel = (typeof SEVERITY_LEVELS)[number];
