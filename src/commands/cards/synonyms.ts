/** Words that learners use for one another, a group a line; in Korean the part before the ending. */
const groups = `
remove delete rm erase 삭제 제거 지우 없애
list ls show display ps 목록 나열 리스트
start run launch 시작 실행 띄우 돌리
stop halt end 중지 정지 멈추 종료 끝내
stop kill
kill 강제 죽이
create make new 만들 생성
restart 재시작
download pull fetch 내려받 다운로드
upload push 올리 업로드
copy cp 복사
clean prune tidy 정리 청소
enter exec shell 들어가 접속
background detach detached 백그라운드
publish expose 공개
connect join attach 연결
change update modify 변경 바꾸 수정
inspect details info 자세 정보
search look 검색 찾기
mount bind 마운트
container 컨테이너
image 이미지
volume 볼륨
network 네트워크
port 포트
log logs 로그
file 파일
directory folder 디렉터리 디렉토리 폴더
environment env variable 환경
memory ram 메모리
size disk space 크기 용량 공간
user 사용자 유저
name 이름
version 버전
history 이력
build 빌드
service 서비스
secret 시크릿 비밀
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

const isKorean = (word: string): boolean => /[^\0-\x7F]/.test(word)

/** Whether a typed word is a form of a word of a group: in Korean with an ending, in English with one of the usual ones. */
const isFormOf = (typed: string, word: string): boolean =>
  isKorean(word)
    ? typed.startsWith(word)
    : typed.startsWith(word.replace(/e$/, '')) &&
      ['', 's', 'e', 'es', 'ed', 'd', 'ing'].includes(typed.slice(word.replace(/e$/, '').length)) &&
      (typed.length >= word.length || typed === word)

/** The words that mean about the same as a typed one, without it. `typed` is in small letters. */
export function synonymsOf(typed: string): string[] {
  const of = groups.filter((group) => group.some((word) => isFormOf(typed, word))).flat()
  return [...new Set(of)].filter((word) => word !== typed)
}
