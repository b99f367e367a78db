/** What an emoticon or picture says, and how many code units it takes. */
export interface Sign {
  readonly isHappy: boolean;
  readonly length: number;
}

const emoticon = /<3|\^_?\^|[:;=8]['’]?[-o^]?(?:([)D\]pP3>*}]+)|[([/\\|@c{<]+)(?![\p{L}\p{N}/])/uy;
const picture = /\p{Extended_Pictographic}(?:\ufe0f|\u200d|[\u{1f3fb}-\u{1f3ff}])*/uy;

/** Pictures that say yes, thanks or goodbye. */
const happyPictures = new Set(
  '👍👌🙏🙌👏🤝💪✌🤞🫶🤗😀😃😄😁😆😅😂🤣🙂🙃😉😊😇🥰😍🤩😘😗☺😚😋😛😜😎🥳😌🫡❤🧡💛💚💙💜🖤🤍🤎💖💗💓💕💞💘💝♥🌹🌷🌸🌻🌺💐🌞☀✨⭐🌟🎉🎊🥂🍻🎈✅✔☑💯👋🆗😻😸👊🤙☕🍀🔝💃🕺'.match(
    /\p{Extended_Pictographic}/gu,
  ),
);

/** Reads the emoticon or picture at a place. Undefined when there is none. */
export function readSign(text: string, at: number): Sign | undefined {
  const written = matchAt(emoticon, text, at);
  if (written !== undefined)
    return { isHappy: written[1] !== undefined || /^(?:<3|\^)/.test(written[0]), length: written[0].length };
  const drawn = matchAt(picture, text, at);
  if (drawn === undefined) return undefined;
  const first = String.fromCodePoint(drawn[0].codePointAt(0)!);
  return { isHappy: happyPictures.has(first), length: drawn[0].length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
