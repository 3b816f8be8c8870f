import { claimRules } from '../chart/vendors/own-claim.ts';
import { coachedConditions } from '../domain/physician/coached-conditions.ts';
import { roles } from '../domain/practice/settings.ts';

/** All that `npm run practice --` takes, as it tells it to whoever asks. */
export const usage = `npm run practice -- add --name NAME --iss URL --client-id ID [--secret SECRET | --key]
    --staff 'Practitioner/x,Name,role,credential,reach' ... | --staff FILE.json    roles: ${roles.join(', ')}
    [--frame-origin https://emr.example ...] [--time-zone America/New_York] [--vendor NAME] [--scopes '...']
    [--call-minutes 5]    how long the free coaches are called for a warm handoff before it waits in their list
npm run practice -- staff add --iss URL --staff ...
npm run practice -- list
npm run practice -- remove --iss URL
npm run practice -- system-client on --iss URL --client-id ID [--after-hours 24 | never]    off: system-client off --iss URL
npm run practice -- claims list --iss URL
npm run practice -- claims set --iss URL --rule ${claimRules.join('|')}
    --value 'A, B' | 7 | yes | no --because 'why' --by 'whose word'    withdraw: claims withdraw, without --value
npm run practice -- cds-client on --iss URL --jwks-url URL [--caller ISS] [--tenant NAME] [--algorithm ES384 ...]
    the EMR may ask for cards (CDS Hooks); cds-client off, cds-client list
npm run practice -- handoff-when list --iss URL    drop --condition C; usual; set --from N [--within-days 365]
    --condition ${coachedConditions.join('|')} [--second-from 90]
npm run practice -- only-in-chart --iss URL    after a restore: what stands in the chart by our name and not here
npm run practice -- protocol list --iss URL
npm run practice -- protocol set --iss URL --flag chest-pain [--do-now 'what' --do-now-es 'qué'] [--call WHO --phone N]
    [--minutes 10] [--minutes-once-seen 60] [--climbs-to supervisor,physicians,lead]    back: protocol usual --flag
npm run practice -- calendar set --iss URL --value none|initials|names    whom coaches' calendars outside of here name
npm run practice -- contacts set --iss URL [--value nothing|day-note|each] [--minutes 60]    what of logged contacts goes
    into the chart; after how many minutes an entry is marked as written later
npm run practice -- messages set --iss URL --value nothing|day-note|each    what of messages goes into the chart
npm run practice -- urgent-line set --iss URL --en 'whom to call in any case' --es 'a quién llamar'
npm run practice -- supervisor set --iss URL --of Practitioner/x [--by Practitioner/y]    without --by: nobody
npm run practice -- attest set --iss URL [--credential MA ...]    '*' for all, without any: nobody's sessions wait
npm run practice -- billing list --iss URL    set --rule payer|place|kind|offers|… --value V; off --rule CODE;
    on --rule CODE --by WHO --because 'why'    what nobody verified; credential --of Practitioner/x --credential MA
--iss is the FHIR address exactly as the EMR sends it; --origin (or ALONGSIDE_ORIGIN) is our own public
address; without either it is the one the server ran at last.`;
