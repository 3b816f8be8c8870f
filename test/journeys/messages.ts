import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectScreenHolds } from './screens.ts';

/**
 * From a row of the queue to the messages, then by keyboard: who wrote and was not read yet comes first, what was unread is read once it is open, a
 * snippet begins the answer, and what was kept has gone out only once it was copied. Words that cannot wait say so at once.
 */
export async function answerWalter(list: Page): Promise<void> {
  await list.getByRole('searchbox').fill('');
  await list.getByRole('button', { name: /^Answer: Lucía/ }).click();
  await list.getByRole('heading', { name: /^Lucía/ }).waitFor();
  const first = list.locator('.thread-line').first();
  await first.getByText('1 unread').waitFor();
  await list.getByRole('heading', { name: 'Messages' }).waitFor();
  await list.keyboard.press('Alt+j');
  expect(await first.evaluate(line => line === document.activeElement)).toBe(true);
  await list.keyboard.press('Enter');
  await list.getByText('I found my walking shoes.').first().waitFor();
  await first.getByText('1 unread').waitFor({ state: 'detached' });
  const words = list.getByRole('textbox', { name: 'Write to the patient' });
  await list.getByRole('button', { name: /How did it go/ }).waitFor();
  await expectScreenHolds(list, 'messages');
  await list.getByRole('heading', { name: /Walter/ }).focus();
  await list.keyboard.press('1');
  await list.getByText('Still to fill in: {step}').waitFor();
  await list.keyboard.press('Control+Enter');
  await list.getByText('Not done: A gap of a snippet is still open.').waitFor();
  await words.press('Control+a');
  await list.keyboard.type('You should walk');
  await list.getByText('“should”: better would you like to, could you').waitFor();
  await words.press('Control+a');
  await list.keyboard.type('How did the river walk go?');
  await list.keyboard.press('Control+Enter');
  await list.getByText('Kept here. It has not gone out.').waitFor();
  const kept = list.getByRole('listitem').filter({ hasText: 'How did the river walk go?' }).last();
  await kept.getByText('Kept here, not gone out').waitFor();
  await kept.getByRole('button', { name: 'Copy for the portal' }).click();
  await kept.getByText(/Copied to go by portal/).waitFor();
  await list.getByRole('button', { name: 'Write down what came' }).click();
  await list.getByRole('textbox', { name: 'Word for word' }).fill('My chest hurts since this morning');
  await list.keyboard.press('Control+Enter');
  await list.getByText('Waiting is no help: do this now.').waitFor();
  await list.getByRole('heading', { name: 'Chest pain' }).first().waitFor();
  // What is typed next is the translation, and no letter of it a shortcut.
  await list.locator('.thread-line').filter({ hasText: 'Lucía' }).click();
  await list.getByRole('button', { name: 'Write the translation' }).press('Enter');
  await list.keyboard.type('Rest, u n r');
  expect(await list.getByRole('textbox', { name: 'Translation' }).inputValue()).toBe('Rest, u n r');
}
