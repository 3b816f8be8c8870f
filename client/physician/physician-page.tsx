import '../design/charts/charts.css';
import '../design/charts/run-chart.css';
import '../hope/hope.css';
import './physician.css';

/** The physician's page as a part of the page of its own, with its styles: another screen does not carry them. */
export { PhysicianArriving } from './physician-arriving.tsx';
