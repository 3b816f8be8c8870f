/** One event of a locked page's stream: since when each call waits, how many red flags have come; and where to go on. */
export type WaitingNews = { now: string; calls: string[]; flags: number; opens: string };
