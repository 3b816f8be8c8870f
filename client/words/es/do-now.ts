/** What a coach does now about a red flag. */
export const doNow = {
  urgentLine: 'Llame:',
  ownProtocol: 'En su consultorio:',
  within: { now: 'Un médico debe saberlo ahora.', today: 'Un médico debe saberlo hoy.' },
  flagSteps: {
    'stay-with-the-patient': 'Quédese con la persona.',
    'ask-where-the-patient-is': 'Pregunte dónde está la persona y quién está con ella.',
    'call-911': 'Llame al 911 o pida que llamen.',
    'call-988': 'Llamen o escriban juntos al 988, la línea para pensamientos de suicidio (oprima 2).',
    'bring-a-clinician-now': 'Traiga a un médico con la persona ahora.',
    'repeat-the-reading-in-5-minutes': 'Que se siente con calma; mida otra vez en 5 minutos.',
    'give-fast-sugar-and-recheck-in-15-minutes':
      'Si responde y puede tragar: 15 gramos de azúcar rápida y medir otra vez en 15 minutos.',
    'ask-about-ketones-and-vomiting': 'Pregunte por vómito, dolor de barriga, respiración rápida y cetonas.',
    'see-the-patient-alone': 'Vea a la persona a solas.',
    'do-not-change-the-medicine': 'Usted no cambie nada de la medicina.',
    'tell-the-clinician-today': 'Dígaselo al médico hoy.',
    'write-down-whom-you-told': 'Anote abajo a quién se lo dijo.',
  },
  stepsElsewhere: {
    room: {},
    phone: {
      'stay-with-the-patient': 'No cuelgue: siga en la línea con la persona.',
      'call-911': 'Pida que el 911 vaya a donde está la persona, sin colgar.',
      'bring-a-clinician-now': 'Ponga a un médico en la línea ahora.',
      'repeat-the-reading-in-5-minutes':
        'Que se siente con calma y mida otra vez en 5 minutos, mientras usted espera.',
      'give-fast-sugar-and-recheck-in-15-minutes':
        'Si responde con claridad y puede tragar: que tome 15 gramos de azúcar rápida y mida otra vez en 15 minutos. Si no: 911.',
      'see-the-patient-alone': 'Pregunte si puede hablar con libertad, sin que nadie escuche.',
    },
    away: {
      'stay-with-the-patient': 'Llame a la persona ahora y no cuelgue.',
      'call-911': 'Pida que el 911 vaya a donde está la persona.',
      'bring-a-clinician-now': 'Ponga a un médico en la línea ahora.',
      'see-the-patient-alone': 'Cuide que nadie más escuche.',
      'write-down-whom-you-told':
        'Anote a quién se lo dijo: como nota de la señal, arriba en la página de esta persona.',
    },
  },
};
