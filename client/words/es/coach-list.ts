import type { SameWords } from '../../design/words.ts';
import type { coachList as english } from '../en/coach-list.ts';

export const coachList: SameWords<typeof english> = {
  title: 'Le esperan',
  loading: 'Viendo quién espera…',
  notOpened: 'No se pudo abrir la lista.',
  tryAgain: 'Intentar otra vez',
  callsNow: 'Llaman ahora',
  yours: 'En camino',
  invited: 'Invitaciones suyas',
  stillToMeet: 'Con cita o sin encontrar',
  referrals: 'Referencias',
  more: count => `Mostrar más (${count})`,
  past: count => `Últimos 7 días (${count})`,
  empty: 'Nadie espera.',
  emptyMore:
    'Aquí aparece el paciente que un médico le pasa: en seguida cuando le llaman a la consulta, si no como referencia.',
  pastEmpty: 'Nada terminó en los últimos 7 días.',
  unnamed: 'El expediente aún no había dicho el nombre',
  born: day => `nacimiento: ${day}`,
  found: (coach, age) => `en una búsqueda de ${coach} · ${age}`,
  by: (physician, age) => `${physician} · ${age}`,
  ages: {
    now: 'ahora mismo',
    minutes: count => `hace ${count} min`,
    hours: count => `hace ${count} h`,
    days: count => (count === 1 ? 'hace 1 día' : `hace ${count} días`),
  },
};
