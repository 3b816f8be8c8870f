import { reasonIn } from '../../server/domain/refusal-words.ts';
import { useLanguage } from '../design/words.ts';

/** The sentence of one reason; fetched by itself. */
export default function ReasonInWords({ because }: { because: string }) {
  return reasonIn(because, useLanguage());
}
