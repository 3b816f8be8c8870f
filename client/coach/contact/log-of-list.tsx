import LogContact from './log-contact.tsx';

/** A contact logged from the coach's list, where no chart is open. */
export default function LogOfList() {
  return <LogContact opensByKey ofList />;
}
