import '../../design/charts/charts.css';
import '../../asked/asked.css';
import './prep.css';

/** The preparation as a part of the page of its own, with its styles: another screen does not carry them. */
export { PrepScreen } from './prep-screen.tsx';
export { StartBar } from './start-bar.tsx';
