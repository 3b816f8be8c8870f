/**
 * The talk track: one open question, two reflections to begin from. Written to be said aloud, to an adult, in plain
 * words. It follows what stands in the record; nobody is pushed toward a step they are not thinking of.
 */
export const sessionTalk = {
  title: 'Talk track',
  sayIn: 'Say it in',
  inEnglish: 'English',
  inSpanish: 'Spanish',
  reflect: 'Or give back',
  ruler: 'Not 0: why? What would make it one higher?',
  more: 'More to ask',
  moreOf: {
    'ask-permission': 'Would it be all right if we talked about this for a moment?',
    'what-do-you-know': 'What have you heard about it?',
    'what-would-have-to-be-different': 'What would have to be different for it to be worth a thought?',
    'leave-the-door-open': 'May I ask again another time?',
    'good-about-now': 'What do you like about the way it is now?',
    'good-about-change': 'What would be better if it changed?',
    'why-not-lower': 'Why this number, and not a lower one?',
    'what-would-move-it-up': 'What would move it up by one?',
    'what-have-you-tried': 'What have you tried before, and what did it teach you?',
    'what-would-you-like-to-do': 'What would you like to do about it?',
    'smallest-first-step': 'What is the smallest first step that still counts?',
    'who-could-help': 'Who could be on your side with this?',
    'what-could-get-in-the-way': 'What could get in the way?',
    'what-is-working': 'What is working?',
    'what-did-you-learn': 'What did you learn from it?',
    'what-worked-before': 'What worked before?',
    'when-it-is-hardest': 'When is it hardest?',
    'what-keeps-you-going': 'What keeps you going?',
    'what-is-next': 'What is next for you?',
  },
  prompts: {
    agenda: {
      ask: 'What would make today worth your time?',
      reflect: ['So what weighs on you most is…', 'It sounds like you came with a question about…'],
    },
    agendaMine: {
      ask: 'There is something I would like to bring up too. Would that be all right?',
      reflect: ['You want to start with…', 'We can leave the rest for next time.'],
    },
    followUp: {
      ask: 'How did it go with the step you chose?',
      reflect: ['You kept it in mind even when…', 'Some of it worked, and some of it did not fit.'],
    },
    followUpAll: {
      ask: 'You did what you set out to do. What made it possible?',
      reflect: ['You found a way to…', 'You can count on yourself when…'],
    },
    followUpPart: {
      ask: 'You did it some of the days. What was different on those days?',
      reflect: ['On the days it worked, you…', 'You are learning what fits your week.'],
    },
    followUpNot: {
      ask: 'What did you learn about what gets in the way?',
      reflect: [
        'Life had other plans that week.',
        'The step may have been too big, and that tells us something.',
      ],
    },
    askTellAsk: {
      ask: 'What do you already know about this?',
      reflect: ['You have noticed that…', 'What you would like to know is…'],
    },
    tell: {
      ask: 'Would it be all right if I shared something about it?',
      reflect: ['One thing others have found is…', 'I do not know. I will find out and tell you.'],
    },
    askBack: {
      ask: 'What do you make of that?',
      reflect: ['The part that matters to you is…', 'That does not quite fit with…'],
    },
    teachBack: {
      ask: 'I want to be sure I was clear. How would you tell this to someone at home?',
      reflect: ['The way you see it is…', 'The main thing for you is…'],
    },
    teachBackAgain: {
      ask: 'Let me say it another way. How would you put it now?',
      reflect: ['I was not clear about…', 'You have the first part; let us look at…'],
    },
    teachBackAgree: {
      ask: 'Knowing this, does it make sense for you?',
      reflect: ['A part of you agrees, and a part…', 'You would do it differently.'],
    },
    teachBackCan: {
      ask: 'Could you see yourself doing it, the way your days are?',
      reflect: ['The hard part would be…', 'It could work when…'],
    },
    readiness: {
      ask: 'If you changed one thing for your health, what would it be?',
      reflect: ['You have been thinking about…', 'This is about more than numbers for you.'],
    },
    precontemplation: {
      ask: 'What is your life like with this, the way it is now?',
      reflect: ['Right now this is not what matters most.', 'You are the one who decides about this.'],
    },
    contemplation: {
      ask: 'What would be good about changing, and what is good about how it is?',
      reflect: ['On one hand… and on the other…', 'You want both, and they pull apart.'],
    },
    preparation: {
      ask: 'What have you thought of trying first?',
      reflect: ['You are getting ready to…', 'You already know a part of how.'],
    },
    action: {
      ask: 'What helps you keep doing it?',
      reflect: ['You have made room for…', 'It takes effort, and you do it.'],
    },
    maintenance: {
      ask: 'What would you tell someone who is just starting?',
      reflect: ['This has become a part of you.', 'You know what to watch out for.'],
    },
    relapse: {
      ask: 'What did that time show you about what you need?',
      reflect: [
        'You did it before, and you know how it felt.',
        'Something changed, and the old way came back.',
      ],
    },
    planGoal: {
      ask: 'What would you like to do for your health in the next week or two?',
      reflect: ['What you want is…', 'It matters to you because…'],
    },
    planNotNow: {
      ask: 'Would it be useful to think about a next step, or is today not the day?',
      reflect: ['There is no hurry.', 'We can talk about it whenever you wish.'],
    },
    planStep: {
      ask: 'What would it look like? When, where, how many times?',
      reflect: ['So you would…', 'A good day for it would be…'],
    },
    planSure: {
      ask: 'From 0 to 10, how sure are you that you will do it?',
      reflect: ['You picked that number because…', 'You have done something like it before.'],
    },
    planBelow: {
      ask: 'What would make it a little easier, so that you feel surer?',
      reflect: ['It is a lot for one week.', 'Smaller is fine. It is yours.'],
    },
    planAgree: {
      ask: 'I will read it to you. Is this your plan?',
      reflect: ['Change any word you like.', 'It is your plan, in your words.'],
    },
    planNext: {
      ask: 'When would be a good time to hear how it went?',
      reflect: ['However it goes, we will both learn.', 'A call, or here?'],
    },
    planReady: {
      ask: 'What could get in the way, and what would you do then?',
      reflect: ['You have thought this through.', 'You have got through worse.'],
    },
    medicines: {
      ask: 'Show me how you take this one, day to day.',
      reflect: ['You have your own way of keeping track.', 'That is a lot to think of.'],
    },
    medicinesWhy: {
      ask: 'Most people miss some. What makes this one hard?',
      reflect: ['What worries you about it is…', 'It does not fit with…'],
    },
    matters: {
      ask: 'What do you want your health for?',
      reflect: ['What gives you joy is…', 'The people who count on you are…'],
    },
    measured: {
      ask: 'What do you expect it to be today?',
      reflect: ['This is one number on one day.', 'You have been watching it.'],
    },
    promises: {
      ask: 'Is there something I said I would find out for you?',
      reflect: ['I will look it up and tell you by…', 'I have not done it yet. I will.'],
    },
    nextContact: {
      ask: 'When shall we talk again, and how is best for you?',
      reflect: ['You can reach me before then.', 'If the day does not work, we move it.'],
    },
    redFlag: {
      ask: 'Thank you for telling me. I want you safe, so I am getting someone now.',
      reflect: ['You are not alone with this.', 'I am staying with you.'],
    },
  },
};
