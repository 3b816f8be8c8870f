import type { SameWords } from '../../design/words.ts';
import type { sessionTalk as english } from '../en/session-talk.ts';

export const sessionTalk: SameWords<typeof english> = {
  title: 'Guía de conversación',
  sayIn: 'Decirlo en',
  inEnglish: 'Inglés',
  inSpanish: 'Español',
  reflect: 'O devuelva',
  ruler: 'No es 0: ¿por qué? ¿Qué lo subiría un punto?',
  more: 'Más para preguntar',
  moreOf: {
    'ask-permission': '¿Le parece bien si hablamos de esto un momento?',
    'what-do-you-know': '¿Qué ha oído sobre esto?',
    'what-would-have-to-be-different': '¿Qué tendría que ser distinto para que valiera la pena pensarlo?',
    'leave-the-door-open': '¿Le puedo preguntar otro día?',
    'good-about-now': '¿Qué le gusta de como está ahora?',
    'good-about-change': '¿Qué sería mejor si cambiara?',
    'why-not-lower': '¿Por qué ese número y no uno más bajo?',
    'what-would-move-it-up': '¿Qué lo subiría un punto?',
    'what-have-you-tried': '¿Qué ha probado antes y qué le enseñó?',
    'what-would-you-like-to-do': '¿Qué le gustaría hacer con esto?',
    'smallest-first-step': '¿Cuál es el primer paso más pequeño que todavía cuenta?',
    'who-could-help': '¿Quién podría estar de su lado en esto?',
    'what-could-get-in-the-way': '¿Qué podría atravesarse?',
    'what-is-working': '¿Qué está funcionando?',
    'what-did-you-learn': '¿Qué aprendió de eso?',
    'what-worked-before': '¿Qué le funcionó antes?',
    'when-it-is-hardest': '¿Cuándo es más difícil?',
    'what-keeps-you-going': '¿Qué le da fuerzas para seguir?',
    'what-is-next': '¿Qué sigue para usted?',
  },
  prompts: {
    agenda: {
      ask: '¿Qué haría que hoy le valga la pena?',
      reflect: ['Entonces lo que más le pesa es…', 'Parece que viene con una pregunta sobre…'],
    },
    agendaMine: {
      ask: 'Hay algo de lo que yo también quisiera hablar. ¿Le parece bien?',
      reflect: ['Quiere empezar con…', 'Lo demás lo podemos dejar para la próxima.'],
    },
    followUp: {
      ask: '¿Cómo le fue con el paso que eligió?',
      reflect: ['Lo tuvo presente aunque…', 'Una parte funcionó y otra no le quedó bien.'],
    },
    followUpAll: {
      ask: 'Hizo lo que se propuso. ¿Qué lo hizo posible?',
      reflect: ['Encontró la manera de…', 'Puede contar con usted cuando…'],
    },
    followUpPart: {
      ask: 'Lo hizo algunos días. ¿Qué fue distinto esos días?',
      reflect: ['Los días que funcionó, usted…', 'Está aprendiendo qué cabe en su semana.'],
    },
    followUpNot: {
      ask: '¿Qué aprendió de lo que se atraviesa?',
      reflect: [
        'La vida tenía otros planes esa semana.',
        'Quizás el paso era muy grande, y eso nos dice algo.',
      ],
    },
    askTellAsk: {
      ask: '¿Qué sabe ya de esto?',
      reflect: ['Usted ha notado que…', 'Lo que quisiera saber es…'],
    },
    tell: {
      ask: '¿Le parece bien si le comparto algo?',
      reflect: ['Algo que a otros les ha servido es…', 'No lo sé. Lo averiguo y le digo.'],
    },
    askBack: {
      ask: '¿Qué piensa de eso?',
      reflect: ['Lo que a usted le importa es…', 'Eso no va del todo con…'],
    },
    teachBack: {
      ask: 'Quiero saber si me expliqué bien. ¿Cómo se lo contaría usted a alguien en casa?',
      reflect: ['Usted lo ve así…', 'Lo principal para usted es…'],
    },
    teachBackAgain: {
      ask: 'Déjeme decirlo de otra manera. ¿Cómo lo diría usted ahora?',
      reflect: ['No expliqué bien…', 'La primera parte ya la tiene; veamos…'],
    },
    teachBackAgree: {
      ask: 'Sabiendo esto, ¿tiene sentido para usted?',
      reflect: ['Una parte de usted está de acuerdo, y otra…', 'Usted lo haría de otro modo.'],
    },
    teachBackCan: {
      ask: '¿Se imagina haciéndolo, con los días que tiene?',
      reflect: ['Lo difícil sería…', 'Podría funcionar cuando…'],
    },
    readiness: {
      ask: 'Si cambiara una cosa por su salud, ¿cuál sería?',
      reflect: ['Usted ha estado pensando en…', 'Para usted esto es más que números.'],
    },
    precontemplation: {
      ask: '¿Cómo es su vida con esto, tal como está ahora?',
      reflect: ['Ahora esto no es lo que más importa.', 'Quien decide sobre esto es usted.'],
    },
    contemplation: {
      ask: '¿Qué tendría de bueno cambiar, y qué tiene de bueno como está?',
      reflect: ['Por un lado… y por el otro…', 'Quiere las dos cosas, y jalan para lados distintos.'],
    },
    preparation: {
      ask: '¿Qué ha pensado probar primero?',
      reflect: ['Se está preparando para…', 'Ya sabe una parte de cómo.'],
    },
    action: {
      ask: '¿Qué le ayuda a seguir haciéndolo?',
      reflect: ['Le ha hecho lugar a…', 'Cuesta, y usted lo hace.'],
    },
    maintenance: {
      ask: '¿Qué le diría a alguien que apenas empieza?',
      reflect: ['Esto ya es parte de usted.', 'Sabe con qué tener cuidado.'],
    },
    relapse: {
      ask: '¿Qué le mostró esa vez sobre lo que necesita?',
      reflect: ['Ya lo hizo antes y sabe cómo se sintió.', 'Algo cambió, y volvió la costumbre de antes.'],
    },
    planGoal: {
      ask: '¿Qué le gustaría hacer por su salud en la próxima semana o dos?',
      reflect: ['Lo que usted quiere es…', 'Le importa porque…'],
    },
    planNotNow: {
      ask: '¿Le serviría pensar en un próximo paso, o hoy no es el día?',
      reflect: ['No hay prisa.', 'Lo podemos hablar cuando usted quiera.'],
    },
    planStep: {
      ask: '¿Cómo sería? ¿Cuándo, dónde, cuántas veces?',
      reflect: ['Entonces usted…', 'Un buen día para eso sería…'],
    },
    planSure: {
      ask: 'Del 0 al 10, ¿qué tanta seguridad tiene de que lo va a hacer?',
      reflect: ['Eligió ese número porque…', 'Ya ha hecho algo parecido antes.'],
    },
    planBelow: {
      ask: '¿Qué lo haría un poco más fácil, para sentir más seguridad?',
      reflect: ['Es mucho para una semana.', 'Más pequeño está bien. Es suyo.'],
    },
    planAgree: {
      ask: 'Se lo voy a leer. ¿Es este su plan?',
      reflect: ['Cambie la palabra que quiera.', 'Es su plan, en sus palabras.'],
    },
    planNext: {
      ask: '¿Cuándo sería bueno saber cómo le fue?',
      reflect: ['Salga como salga, los dos vamos a aprender.', '¿Una llamada, o aquí?'],
    },
    planReady: {
      ask: '¿Qué podría atravesarse, y qué haría entonces?',
      reflect: ['Lo ha pensado bien.', 'Ha salido de cosas peores.'],
    },
    medicines: {
      ask: 'Muéstreme cómo toma esta, día a día.',
      reflect: ['Tiene su manera de llevar la cuenta.', 'Es mucho en qué pensar.'],
    },
    medicinesWhy: {
      ask: 'A casi todos se les pasa alguna. ¿Qué hace difícil esta?',
      reflect: ['Lo que le preocupa de ella es…', 'No va bien con…'],
    },
    matters: {
      ask: '¿Para qué quiere su salud?',
      reflect: ['Lo que le da alegría es…', 'Quienes cuentan con usted son…'],
    },
    measured: {
      ask: '¿Cuánto cree que va a salir hoy?',
      reflect: ['Es un número de un día.', 'Usted le ha estado poniendo atención.'],
    },
    promises: {
      ask: '¿Hay algo que le dije que iba a averiguar?',
      reflect: ['Lo busco y le digo para el…', 'Todavía no lo hago. Lo voy a hacer.'],
    },
    nextContact: {
      ask: '¿Cuándo hablamos otra vez, y cómo le queda mejor?',
      reflect: ['Me puede buscar antes.', 'Si ese día no se puede, lo movemos.'],
    },
    redFlag: {
      ask: 'Gracias por decírmelo. Quiero que esté a salvo; voy a traer a alguien ahora.',
      reflect: ['Usted no va a pasar por esto a solas.', 'Me quedo aquí con usted.'],
    },
  },
};
