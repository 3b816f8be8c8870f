/** A locked page: that something waits, of nobody. */
export const waits = {
  call: 'A call waits for you.',
  flag: 'Something that cannot wait has come to you.',
  titleCall: 'A call waits',
  titleFlag: 'It cannot wait',
  goThere: 'Sign in and go there',
  lost: 'The line to the server is down. What waits is not told here just now.',
};
