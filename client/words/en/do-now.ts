/** What a coach does now about a red flag. */
export const doNow = {
  urgentLine: 'Call:',
  ownProtocol: 'In your practice:',
  within: { now: 'A clinician must know now.', today: 'A clinician must know today.' },
  flagSteps: {
    'stay-with-the-patient': 'Stay with the patient.',
    'ask-where-the-patient-is': 'Ask where the patient is, and who is with them.',
    'call-911': 'Call 911, or have it called.',
    'call-988': 'Call or text 988 together, the lifeline for thoughts of suicide.',
    'bring-a-clinician-now': 'Bring a clinician to the patient now.',
    'repeat-the-reading-in-5-minutes': 'Let them sit quietly; measure again in 5 minutes.',
    'give-fast-sugar-and-recheck-in-15-minutes':
      'If awake and able to swallow: 15 grams of fast sugar, measure again in 15 minutes.',
    'ask-about-ketones-and-vomiting': 'Ask about vomiting, belly pain, fast breathing and ketones.',
    'see-the-patient-alone': 'See the patient alone.',
    'do-not-change-the-medicine': 'Change nothing about the medicine yourself.',
    'tell-the-clinician-today': 'Tell the clinician today.',
    'write-down-whom-you-told': 'Write down below whom you told.',
  },
  /** The same where the patient is not in the room: on the line, or to be called. */
  stepsElsewhere: {
    room: {},
    phone: {
      'stay-with-the-patient': 'Stay on the line with the patient.',
      'call-911': 'Have 911 sent to where the patient is, while you stay on the line.',
      'bring-a-clinician-now': 'Get a clinician on the line now.',
      'repeat-the-reading-in-5-minutes':
        'Have them sit quietly and measure again in 5 minutes, while you wait.',
      'give-fast-sugar-and-recheck-in-15-minutes':
        'If they answer clearly and can swallow: have them take 15 grams of fast sugar and measure again in 15 minutes. If not: 911.',
      'see-the-patient-alone': 'Ask whether they can talk freely, with nobody listening.',
    },
    away: {
      'stay-with-the-patient': 'Call the patient now, and stay on the line.',
      'call-911': 'Have 911 sent to where the patient is.',
      'bring-a-clinician-now': 'Get a clinician on the line now.',
      'see-the-patient-alone': 'Make sure nobody listens in.',
      'write-down-whom-you-told':
        'Write down whom you told: as a note to the red flag, on top of the patient’s page.',
    },
  },
};
