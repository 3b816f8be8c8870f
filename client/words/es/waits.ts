/** A locked page: that something waits, of nobody. */
export const waits = {
  call: 'Le espera una llamada.',
  flag: 'Ha llegado a usted algo que no puede esperar.',
  titleCall: 'Espera una llamada',
  titleFlag: 'No puede esperar',
  goThere: 'Entrar e ir allí',
  lost: 'Se cortó la línea con el servidor. Lo que espera no se dice aquí por ahora.',
};
