import type { Language } from '../language.ts';
import { shortDay } from '../short-date.ts';
import type { ReadingSearch } from './search-ids.ts';
import type { Why } from './why.ts';

/** A reading's name, and its unit as it stands behind the number. */
export const readingNames: Record<Language, Record<ReadingSearch, { name: string; unit: string }>> = {
  en: {
    a1c: { name: 'HbA1c', unit: ' %' },
    pressure: { name: 'Blood pressure', unit: ' mmHg' },
    ldl: { name: 'LDL cholesterol', unit: ' mg/dL' },
    bmi: { name: 'BMI', unit: '' },
    phq9: { name: 'PHQ-9', unit: '' },
  },
  es: {
    a1c: { name: 'HbA1c', unit: ' %' },
    pressure: { name: 'Presión arterial', unit: ' mmHg' },
    ldl: { name: 'Colesterol LDL', unit: ' mg/dL' },
    bmi: { name: 'IMC', unit: '' },
    phq9: { name: 'PHQ-9', unit: '' },
  },
};

/** One sentence for each reason why somebody is on the list, with what says so and of which day. */
export const whyWords = (why: Why, language: Language): string => (language === 'en' ? en(why) : es(why));

const number = (value: number, second: number | undefined): string =>
  second === undefined ? `${value}` : `${value}/${second}`;

function en(why: Why): string {
  switch (why.search) {
    case 'several':
      return `${why.names.length} lasting conditions: ${why.names.join(', ')}.`;
    case 'a1c':
    case 'pressure':
    case 'ldl':
    case 'bmi':
    case 'phq9': {
      const { name, unit } = readingNames.en[why.search];
      const [read, goal] = [number(why.value, why.second), number(why.goal, why.secondGoal)];
      return `${name} ${read}${unit} on ${shortDay(why.day, 'en')}; the goal is below ${goal}.`;
    }
    case 'many-medicines':
      return `${why.count} medicines ordered at once.`;
    case 'supply-over':
      return `${why.name}: the order was good until ${shortDay(why.day, 'en')} and was not renewed.`;
    case 'not-taken':
      return `${why.name}: the chart says it is not taken as ordered.`;
    case 'missed':
      return `${why.count === 1 ? 'A visit was' : `${why.count} visits were`} missed, the last on ${shortDay(why.day, 'en')}.`;
    case 'unseen':
      return `Not seen for ${why.months} months or longer.`;
    default:
      return `On the problem list: ${why.name}.`;
  }
}

function es(why: Why): string {
  switch (why.search) {
    case 'several':
      return `${why.names.length} condiciones duraderas: ${why.names.join(', ')}.`;
    case 'a1c':
    case 'pressure':
    case 'ldl':
    case 'bmi':
    case 'phq9': {
      const { name, unit } = readingNames.es[why.search];
      const [read, goal] = [number(why.value, why.second), number(why.goal, why.secondGoal)];
      return `${name} ${read}${unit} el ${shortDay(why.day, 'es')}; la meta es menos de ${goal}.`;
    }
    case 'many-medicines':
      return `${why.count} medicinas recetadas a la vez.`;
    case 'supply-over':
      return `${why.name}: la receta valía hasta el ${shortDay(why.day, 'es')} y no se renovó.`;
    case 'not-taken':
      return `${why.name}: el expediente dice que no se toma como se recetó.`;
    case 'missed':
      return `${why.count === 1 ? 'Se perdió una visita' : `Se perdieron ${why.count} visitas`}, la última el ${shortDay(why.day, 'es')}.`;
    case 'unseen':
      return `Sin visitas desde hace ${why.months} meses o más.`;
    default:
      return `En la lista de problemas: ${why.name}.`;
  }
}
