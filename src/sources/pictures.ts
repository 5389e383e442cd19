/** A picture in HTML or Markdown. */
const picture =
  /<img\b[^<>]*>|!\[[^\]]*\]\([^()\s]*(?:\s[^()]*)?\)|!\[\[[^\]]+\.(?:png|jpe?g|gif|svg|webp)[^\]]*\]\]/gi

/** Words by which a question means the picture beside it. */
const pointing =
  /\b(?:above|below|following|shown|depicted|pictured?|image|photo|figure|diagram|graph|chart|screenshot|labell?ed|marked|arrow|this (?:code|structure|circuit|plot|sign|symbol|flag|country|place|bone|muscle))\b|위(?:의|에|와)?\s|아래|그림|사진|이미지|다음|図|画像|上記|写真|[上下]面|图片?|以下|\b(?:imagen|imagem|figura|foto|abbildung|bild|ci-dessus|ci-dessous|acima|abaixo|arriba|abajo|oben|unten)\b/i

/** Whether a text has a picture. */
export const hasPicture = (text: string): boolean => text.search(picture) >= 0

/** Whether a text has a picture and no words beside it. */
export const isOnlyPicture = (text: string): boolean =>
  hasPicture(text) && !/[\p{L}\p{N}]/u.test(text.replace(picture, '').replace(/<[^<>]+>|&[a-z]+;/gi, ''))

/** Whether a question cannot be answered without its picture, which no terminal shows: it has no other words, or they mean it. */
export const needsPicture = (text: string): boolean =>
  hasPicture(text) && (isOnlyPicture(text) || pointing.test(text.replace(picture, '')))
