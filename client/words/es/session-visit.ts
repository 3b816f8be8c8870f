import type { SameWords } from '../../design/words.ts';
import type { sessionVisit as english } from '../en/session-visit.ts';

export const sessionVisit: SameWords<typeof english> = {
  which: 'Qué visita',
  wanted: 'Este sistema archiva la nota solo dentro de una visita que ya tiene.',
  looking: 'Buscando las visitas…',
  again: 'Buscar visitas otra vez',
  open: 'abierta ahora',
  planned: 'planeada',
  over: 'ya pasó',
  withNobody: 'no consta con quién',
  noneYours: 'De ninguna consta que sea la suya. Elija una solo si hablaron en ella.',
  kept: 'Según la última lectura; el sistema no respondió ahora.',
  notRead: 'No se pudieron leer las visitas en este momento.',
  none: 'No hay una visita abierta en este expediente, ni otra de los últimos 30 días.',
  withoutYet:
    'Puede firmar sin visita: la nota espera aquí y se envía cuando usted la elija. Si no hay ninguna, ábrala primero en el sistema. Mientras tanto se puede copiar o imprimir.',
  toTell: 'Aún no se le ha dicho al médico en ninguna sesión',
  toTellOf: { tell: 'Decirlo en esta nota', 'set-aside': 'Dejarlo aparte' },
  asideWhy: 'Por qué se deja aparte',
  asideWhyHint: 'Por ejemplo: alguien del equipo médico estuvo ahí. Queda en la nota.',
  urgent: { emergency: 'Visita a urgencias', inpatient: 'Estancia en el hospital' },
  untold: 'No se le dijo al médico',
  hardWords: 'Palabras largas para la hoja que se lleva a casa. ¿Se puede decir con otras más cortas?',
  waits: 'La nota espera su visita',
  without: 'Abra una visita en el sistema y busque otra vez. Mientras tanto puede copiar o imprimir la nota.',
  send: 'Enviar con esta visita',
  sending: 'Enviando…',
  theirs: 'En el expediente ahora dice',
  theirsOther: 'El expediente ahora dice otra cosa.',
  changedAt: when => `cambiado ${when}`,
  conflictHelp:
    'No se escribió encima de nada. Lo nuestro cambia solo lo que cambia esta sesión; lo demás queda como está allí.',
  sendOurs: 'Enviar lo nuestro',
  leaveTheirs: 'Dejar lo de allí',
};
