// Texts for the time before the program is built and can speak itself, in the language of the locale.

const english = {
  installing: 'Installing what is missing, which takes a minute or two …',
  building: 'Building the program …',
  next: ['Next time: npm start', 'To have the command flagdrill: npm install -g .'],
}

const korean = {
  installing: '필요한 것을 설치하는 중입니다. 1~2분 걸립니다 …',
  building: '프로그램을 빌드하는 중입니다 …',
  next: ['다음에도 이렇게 시작하세요: npm start', 'flagdrill 명령을 쓰려면: npm install -g .'],
}

/**
 * The texts for the locale that variables of the environment give; the first of them that is set decides.
 * @param {Record<string, string | undefined>} environment
 */
export const saidIn = ({ LC_ALL, LC_MESSAGES, LANG }) =>
  (LC_ALL || LC_MESSAGES || LANG || '').startsWith('ko') ? korean : english
