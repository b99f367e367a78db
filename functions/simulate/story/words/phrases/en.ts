import type { Phrases } from './phrases.ts';

export const english: Phrases = {
  asks: {
    order_status: [
      'Where is my order {order}? It was due on Tuesday.',
      'Has order {order} been sent yet? The shop says ask you.',
      'Paid {amount} for {order} and nothing came so far.',
    ],
    account_access: [
      "I can't log in any more since the app update.",
      'The code for my login never arrives, tried five times.',
      'My account is locked and I need to pay today.',
    ],
    refunds: [
      'Sent everything back three weeks ago, where is my refund of {amount}?',
      'The shop confirmed the return of {order} but you still want {amount} from me.',
      'I was promised {amount} back for {order}. Nothing yet.',
    ],
    payment_plan: [
      'Can I pay order {order} in three parts instead?',
      'I would like to move the due date of my next payment.',
      'What do I owe in total and until when? Order {order}.',
    ],
    card_declined: [
      'My card was declined at the checkout although there is money on it.',
      'Payment of {amount} refused twice, no reason given.',
      'Why is my card declined for order {order}?',
    ],
    disputes: [
      'The goods of {order} were broken, the shop does not answer, and you charge me {amount}.',
      'I never ordered {order}. Please take this {amount} off my account.',
      'Opened a dispute about {order} last month and still got a reminder over {amount}.',
    ],
    fees: ['Why is there a late fee on {order}? I paid in time.', 'What is this fee of {amount} for?'],
    fraud_report: [
      'Somebody bought something for {amount} in my name!',
      'Got a bill for {order} that is not mine, I think it is fraud.',
    ],
  },
  follows: ['It was {amount}, order {order}.', 'Yes, that is the one.', 'No, I did that already.'],
  askForPerson: [
    'I want to talk to a human.',
    'Agent please. A real person.',
    'This does not help. Can somebody call me?',
  ],
  aiReplies: [
    "I'm sorry to hear that! I have looked at order {order} and can help you with that.",
    'Thank you for your message. You find the status of {order} in the app under Purchases.',
    'I understand. Could you confirm the amount of {amount}?',
  ],
  aiCloses: [
    'Great, I have taken care of that. Anything else?',
    'This should be settled now. Have a nice day!',
  ],
  humanReplies: [
    'Hello, thanks for waiting. I am looking at {order} now.',
    'Good day, let me check that with the shop for you.',
    'Hi, I can see the payment of {amount}. One moment please.',
  ],
  humanCloses: [
    'I have corrected that, you will get a confirmation.',
    'Done: {amount} is on its way. Is there anything else?',
  ],
  reachMe: {
    email: 'Write to me at',
    card: 'My card is',
    iban: 'Please send the money to',
    phone: 'You can call me at',
  },
  comesBack: [
    'I am back about {order}, it is still not solved.',
    'Again me: nothing has happened with {amount}.',
  ],
  happyComments: ['Quick and friendly, thank you!', 'Solved in minutes.', 'Very helpful.', 'All good.'],
  unhappyComments: [
    'Asked three times for a human and got the same text.',
    'Nothing solved, chat was closed on me.',
    'They say it is done but my money is not here.',
  ],
};
