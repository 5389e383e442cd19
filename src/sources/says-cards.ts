/** Whether the name of a file says that it holds cards. */
export const saysCards = (file: string): boolean =>
  /flash|cards?(?![a-z])|quiz|anki|decks?(?![a-z])|vocab|question|단어장|암기|暗記|单词/i.test(file)
