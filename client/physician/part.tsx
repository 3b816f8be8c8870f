import { type ReactNode, useId } from 'react';

/** A part of the physician's page under its small heading; `area` is its place in the grid. */
export function Part(given: { area: string; title: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={`phys-part phys-${given.area}`} aria-labelledby={id} id={`at-${given.area}`}>
      <h2 id={id}>{given.title}</h2>
      {given.children}
    </section>
  );
}
