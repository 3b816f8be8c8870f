import type { Language } from '../domain/language.ts';
import type { EntryReason } from '../domain/refusal.ts';

/** The words of the plain pages on the way in, where no screen of ours is open yet. */
export type PageWords = {
  forIt: string;
  continueAs: (name: string) => string;
  yesContinue: string;
  notMe: (name: string) => string;
  /** Where a launch out of a chart begins again, and the buttons for one that can begin from the page itself. */
  reopen: string;
  tryAgain: string;
  startAgain: string;
  /** To a sign-in page we got no answer from. */
  openSignIn: string;
  openSignInApart: string;
  /** While the EMR does not answer. */
  stillWorks: string;
  refused: Record<EntryReason, string>;
};

const en: PageWords = {
  forIt: 'To tell your IT:',
  continueAs: name => `Continue as ${name}?`,
  yesContinue: 'Yes, continue',
  notMe: name => `Not ${name}? Close this page and sign in to the EMR as yourself.`,
  reopen: 'Open it again from the patient’s chart.',
  tryAgain: 'Try again',
  startAgain: 'Start again',
  openSignIn: 'Open the sign-in page all the same',
  openSignInApart: 'Open it in a window of its own',
  stillWorks:
    'What still works: a chart that is open in Alongside stays open. It shows the last reading with its time; what you write is kept, and what you sign goes out when the EMR is back. Drafts are safe.',
  refused: {
    'not-json': 'The request is not JSON in UTF-8.',
    compressed: 'Send the request without compression.',
    'not-utf-8': 'The request is not UTF-8.',
    'too-deep': 'The request is nested too deep.',
    'unstorable-letter': 'A text holds a character that cannot be stored.',
    hosts: 'The request does not name one host.',
    'no-launch-named': 'The request does not say which launch it belongs to.',
    'unreadable-address': 'That address cannot be read.',
    'screens-not-built': 'The screens were not built on this server.',
    'coaches-only': 'This page is for coaches and physicians. There is nothing here yet for your role.',
    'sign-in-spent': 'This sign-in has been used or took too long. Open it again from the patient’s chart.',
    'no-such-launch': 'No launch of this practice is under way here. Open it again from the patient’s chart.',
    'unknown-emr': 'This EMR is not registered here. Your IT can add it.',
    'no-iss': 'The EMR did not say which one it is.',
    'launch-id-unasked': 'A launch without a chart has no launch id.',
    'no-launch-id': 'The EMR sent no launch id.',
    'no-launch-of-ours': 'The answer does not belong to a launch. Open it again from the patient’s chart.',
    'no-code': 'The answer carries no code. Open it again from the patient’s chart.',
    'address-too-long': 'The address is too long.',
    'address-decides': 'The address says something that only we decide.',
    'said-twice': 'The address says the same thing twice.',
    'address-unreadable': 'Part of the address is too long or unreadable.',
    'other-browser': 'This sign-in was begun in another browser.',
    expired: 'This sign-in took longer than ten minutes.',
    'used-before': 'This sign-in has been used already.',
    denied: 'The EMR did not let us in.',
    'other-issuer': 'The answer came from another sign-in server.',
    'emr-changed': 'The EMR’s sign-in has changed. Your IT has to look at it before anybody can sign in.',
    'emr-paused': 'Signing in from this EMR is paused until your IT has looked at it.',
    'emr-unavailable':
      'The EMR’s sign-in does not answer just now. Without it nobody can tell who you are and whose chart this is, so nothing was opened.',
    'sign-in-silent':
      'The EMR’s sign-in page gives us no answer. The EMR itself is there. Its sign-in page may be down just now, or open only to computers of your practice; then yours reaches it although we do not.',
    'code-refused': 'The EMR did not confirm the sign-in.',
    'answer-not-usable': 'The EMR’s answer could not be used.',
    'identity-not-believed': 'We could not be sure who you are.',
    'clocks-apart':
      'The clocks of the EMR and of Alongside are more than half a minute apart. Your IT has to set them right before anybody can sign in.',
    'not-a-practitioner':
      'The EMR signed you in, but not as one of its staff. What a coach signs needs a practitioner of the EMR as its author. Your IT can link your EMR user to a practitioner record and put that one on the list of staff here.',
    'no-patient': 'The EMR did not say which patient.',
    'no-patient-chosen':
      'No patient was chosen. The EMR signed you in but let you choose nobody. Open the patient’s chart in the EMR and start Alongside there.',
    'list-without-chart':
      'This list is not shown in a chart. Open it from the menu of the EMR: then no chart is open beside it.',
    'not-on-roster': 'You are not on this practice’s list of staff yet. Ask the program lead to add you.',
    'other-fhir-server': 'The FHIR server is not the one this practice’s charts are on.',
    'other-patient-sent': 'What was sent along is not all about the patient of the chart.',
    'not-staff': 'The user of the chart is none of the staff.',
  },
};

const es: PageWords = {
  forIt: 'Para informática:',
  continueAs: name => `¿Seguir como ${name}?`,
  yesContinue: 'Sí, seguir',
  notMe: name => `¿No es ${name}? Cierre esta página y entre al sistema con su propio nombre.`,
  reopen: 'Abra de nuevo desde el expediente del paciente.',
  tryAgain: 'Intentar de nuevo',
  startAgain: 'Empezar de nuevo',
  openSignIn: 'Abrir de todos modos la página de acceso',
  openSignInApart: 'Abrirla en su propia ventana',
  stillWorks:
    'Lo que sigue funcionando: un expediente que está abierto en Alongside sigue abierto. Muestra la última lectura con su hora; lo que escriba se guarda, y lo que firme sale cuando el sistema vuelva. Los borradores están a salvo.',
  refused: {
    'not-json': 'La solicitud no es JSON en UTF-8.',
    compressed: 'Envíe la solicitud sin comprimir.',
    'not-utf-8': 'La solicitud no está en UTF-8.',
    'too-deep': 'La solicitud tiene demasiados niveles.',
    'unstorable-letter': 'Un texto tiene un signo que no se puede guardar.',
    hosts: 'La solicitud no nombra un solo servidor.',
    'no-launch-named': 'La solicitud no dice a qué apertura pertenece.',
    'unreadable-address': 'Esa dirección no se puede leer.',
    'screens-not-built': 'Las pantallas no están hechas en este servidor.',
    'coaches-only': 'Esta página es para coaches y médicos. Todavía no hay nada aquí para su función.',
    'sign-in-spent':
      'Este acceso ya se usó o tardó demasiado. Ábralo de nuevo desde el expediente del paciente.',
    'no-such-launch':
      'Aquí no hay ninguna apertura en curso de este consultorio. Ábrala de nuevo desde el expediente del paciente.',
    'unknown-emr': 'Este sistema de expedientes no está registrado aquí. Informática puede agregarlo.',
    'no-iss': 'El sistema no dijo cuál es.',
    'launch-id-unasked': 'Una apertura sin expediente no lleva número de apertura.',
    'no-launch-id': 'El sistema no mandó el número de apertura.',
    'no-launch-of-ours':
      'La respuesta no es de ninguna apertura nuestra. Abra de nuevo desde el expediente del paciente.',
    'no-code': 'La respuesta no trae código. Abra de nuevo desde el expediente del paciente.',
    'address-too-long': 'La dirección es demasiado larga.',
    'address-decides': 'La dirección dice algo que solo nosotros decidimos.',
    'said-twice': 'La dirección dice lo mismo dos veces.',
    'address-unreadable': 'Una parte de la dirección es demasiado larga o no se puede leer.',
    'other-browser': 'Este acceso se empezó en otro navegador.',
    expired: 'Este acceso tardó más de diez minutos.',
    'used-before': 'Este acceso ya se usó.',
    denied: 'El sistema no nos dejó entrar.',
    'other-issuer': 'La respuesta vino de otro servidor de acceso.',
    'emr-changed':
      'El acceso del sistema cambió. Informática tiene que revisarlo antes de que alguien pueda entrar.',
    'emr-paused': 'El acceso desde este sistema está en pausa hasta que informática lo revise.',
    'emr-unavailable':
      'El acceso del sistema no responde en este momento. Sin él no se sabe quién es usted ni de quién es el expediente; no se abrió nada.',
    'sign-in-silent':
      'La página de acceso del sistema no nos responde. El sistema está ahí. Puede que su página de acceso no funcione en este momento, o que solo se abra en las computadoras de su consultorio; entonces la suya llega aunque nosotros no.',
    'code-refused': 'El sistema no confirmó el acceso.',
    'answer-not-usable': 'La respuesta del sistema no se pudo usar.',
    'identity-not-believed': 'No pudimos saber con certeza quién es usted.',
    'clocks-apart':
      'Los relojes del sistema y de Alongside difieren más de medio minuto. Informática tiene que ajustarlos antes de que alguien pueda entrar.',
    'not-a-practitioner':
      'El sistema le dejó entrar, pero no como parte de su personal. Lo que firma un coach necesita como autor a un profesional del sistema. Informática puede unir su usuario del sistema con un registro de profesional y poner ese registro en la lista del personal de aquí.',
    'no-patient': 'El sistema no dijo de qué paciente se trata.',
    'no-patient-chosen':
      'No se eligió paciente. El sistema le dejó entrar, pero no elegir a nadie. Abra el expediente del paciente en el sistema y desde ahí abra Alongside.',
    'list-without-chart':
      'Esta lista no se muestra dentro de un expediente. Ábrala desde el menú del sistema, sin un expediente al lado.',
    'not-on-roster':
      'Usted todavía no está en la lista del personal de este consultorio. Pida a quien dirige el programa que le agregue.',
    'other-fhir-server': 'El servidor FHIR no es el de los expedientes de este consultorio.',
    'other-patient-sent': 'No todo lo que se mandó es de la persona del expediente.',
    'not-staff': 'Quien usa el expediente no es parte del personal.',
  },
};

export const pageWords: Record<Language, PageWords> = { en, es };
