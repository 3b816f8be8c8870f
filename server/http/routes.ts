import { attestRoutes } from './attestations.ts';
import { billingRoutes } from './billing.ts';
import { billingSettingsRoutes } from './billing-settings.ts';
import { callsToMakeRoutes } from './calls-to-make.ts';
import { cdsRoutes } from './cds.ts';
import { contactRoutes } from './contacts.ts';
import { emrRoutes } from './emr.ts';
import { escalationRoutes } from './escalations.ts';
import { exportRoutes } from './exports.ts';
import { findRoutes } from './finds.ts';
import { groupRoutes } from './groups.ts';
import { handoffRoutes } from './handoffs.ts';
import { inChartRoutes } from './in-chart.ts';
import { launchRoutes } from './launch.ts';
import { loginRoutes } from './logins.ts';
import { messageRoutes } from './messages.ts';
import { ownHandoffRoutes } from './own-handoffs.ts';
import { pageRoutes } from './pages.ts';
import { panelRoutes } from './panels.ts';
import { paperRoutes } from './papers.ts';
import { physicianRoutes } from './physician.ts';
import { prepRoutes } from './prep.ts';
import { protocolRoutes } from './protocols.ts';
import { queueRoutes } from './queue.ts';
import { queueWeightsRoutes } from './queue-weights.ts';
import { remittanceRoutes } from './remittances.ts';
import { rosterRoutes } from './roster.ts';
import type { Route } from './route-table.ts';
import { scheduleRoutes } from './schedule.ts';
import { sessionRoutes } from './sessions.ts';
import { timelineRoutes } from './timeline.ts';
import { waitingRoutes } from './waiting.ts';
import { waitingQuestionRoutes } from './waiting-questions.ts';
import { writeRoutes } from './writes.ts';

/** Every route there is. What is not in this list does not exist. */
export const allRoutes: readonly Route[] = [
  ...launchRoutes,
  ...loginRoutes,
  ...pageRoutes,
  ...prepRoutes,
  ...sessionRoutes,
  ...writeRoutes,
  ...paperRoutes,
  ...emrRoutes,
  ...escalationRoutes,
  ...attestRoutes,
  ...cdsRoutes,
  ...handoffRoutes,
  ...ownHandoffRoutes,
  ...physicianRoutes,
  ...protocolRoutes,
  ...waitingRoutes,
  ...waitingQuestionRoutes,
  ...billingRoutes,
  ...exportRoutes,
  ...inChartRoutes,
  ...groupRoutes,
  ...callsToMakeRoutes,
  ...contactRoutes,
  ...remittanceRoutes,
  ...rosterRoutes,
  ...billingSettingsRoutes,
  ...queueRoutes,
  ...queueWeightsRoutes,
  ...timelineRoutes,
  ...scheduleRoutes,
  ...panelRoutes,
  ...messageRoutes,
  ...findRoutes,
];
