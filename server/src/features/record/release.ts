import { releaseOf } from '../../syntax/query/release';
import type { Telegram } from '../../syntax/tree';
import { isoDate } from './dates';
import { filled } from './first';
import type { ReleaseRecord } from './types';

/** The release of the copy, by its marks. */
export function releaseRecordOf(telegram: Telegram): ReleaseRecord | undefined {
  const release = releaseOf(telegram);
  if (!release) return undefined;
  const { level, extent, document, authority } = release;
  const date = release.date && isoDate(release.date);
  const exemptions = filled(release.exemptions);
  return {
    ...(release.case && { case: release.case }),
    ...(document && { document }),
    ...(date && { date }),
    ...(level && { level }),
    ...(extent && { extent }),
    ...(exemptions && { exemptions }),
    ...(authority && { authority }),
  };
}
