/** The session of one patient, open or signed. */
export default function SessionPage({ sessionId }: { sessionId: string }) {
  return <p>{sessionId}</p>;
}
