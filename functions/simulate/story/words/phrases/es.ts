import type { Phrases } from './phrases.ts';

export const spanish: Phrases = {
  asks: {
    order_status: [
      '¿Dónde está mi pedido {order}? Tenía que llegar el martes.',
      '¿Ya enviaron {order}? La tienda dice que les pregunte a ustedes.',
    ],
    account_access: [
      'No puedo entrar en mi cuenta desde la actualización.',
      'El código para entrar no llega nunca.',
    ],
    refunds: [
      'Devolví todo hace tres semanas, ¿dónde están mis {amount}?',
      'La tienda confirmó la devolución de {order} y aún me cobran {amount}.',
    ],
    payment_plan: ['¿Puedo pagar {order} en tres partes?', 'Quiero mover la fecha de mi próximo pago.'],
    card_declined: [
      'Rechazaron mi tarjeta y sí tengo dinero.',
      'Pago de {amount} rechazado dos veces sin motivo.',
    ],
    disputes: [
      'Lo que llegó de {order} estaba roto, la tienda no responde y me cobran {amount}.',
      'Nunca pedí {order}. Quiten esos {amount} de mi cuenta.',
    ],
    fees: ['¿Por qué un recargo en {order}? Pagué a tiempo.', '¿Qué es este cargo de {amount}?'],
    fraud_report: [
      '¡Alguien compró por {amount} a mi nombre!',
      'Me llegó una factura de {order} que no es mía, es un fraude.',
    ],
  },
  follows: ['Son {amount}, pedido {order}.', 'Sí, ese.', 'No, eso ya lo hice.'],
  askForPerson: ['Quiero hablar con una persona.', 'Un agente de verdad, por favor.'],
  aiReplies: [
    '¡Lo siento mucho! He revisado {order} y puedo ayudarte.',
    'Gracias. El estado de {order} está en la app, en Compras.',
  ],
  aiCloses: ['Perfecto, ya está resuelto. ¿Algo más?', 'Con esto queda todo listo. ¡Buen día!'],
  humanReplies: [
    'Hola, gracias por esperar. Estoy mirando {order}.',
    'Buenos días, lo consulto con la tienda.',
  ],
  humanCloses: ['Lo he corregido, recibirá una confirmación.', 'Listo: {amount} van en camino.'],
  reachMe: {
    email: 'Escríbanme a',
    card: 'Mi tarjeta es',
    iban: 'Envíen el dinero a',
    phone: 'Me pueden llamar al',
  },
  comesBack: ['Vuelvo por {order}, sigue sin resolverse.', 'No ha pasado nada con los {amount}.'],
  happyComments: ['Rápido y amable, ¡gracias!', 'Resuelto enseguida.', 'Muy buena ayuda.'],
  unhappyComments: ['Pedí una persona tres veces y siempre el mismo texto.', 'No resolvieron nada.'],
};
