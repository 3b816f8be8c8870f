import { Component, type ReactNode } from 'react';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { pageWords } from '../words/page.ts';

/**
 * Keeps a fault of ours inside the part it happened in: the rest of the page stands, with the patient's name on it,
 * and the part says so and can be tried again. Give it another `key` to start it anew.
 */
export class Mishap extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? (
      <Broken onAgain={() => this.setState({ broken: false })} />
    ) : (
      this.props.children
    );
  }
}

function Broken({ onAgain }: { onAgain: () => void }) {
  const say = useWords(pageWords);
  return (
    <div className="waiting" role="alert">
      <h1>{say.wentWrongTitle}</h1>
      <p>{say.wentWrong}</p>
      <div className="buttons">
        <Button onClick={onAgain}>{say.tryAgain}</Button>
        <Button onClick={() => location.reload()}>{say.loadAgain}</Button>
      </div>
    </div>
  );
}
