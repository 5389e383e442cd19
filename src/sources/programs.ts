/** Programs whose names are no words of a language: they are meant wherever they are written. */
const distinct = new Set(
  `7z ab acpi add-apt-repository apt-key apt-mark brctl faillock lsb_release pidstat ubuntu-drivers adb adduser ag alsamixer ansible ansible-playbook apachectl apk apropos apt apt-cache apt-get aptitude arch-chroot arp aria2c asciinema autossh awk aws az b2sum badblocks base64 bash bazel bc bcftools blkid borg brew btop btrfs buildah bun bunzip2 bzip2 caddy cargo certbot cfdisk chage chattr chgrp chmod chown chpasswd chroot chsh cksum clang cmake cmp code-server colordiff composer conda containerd corepack cp cpio crictl cron crontab cryptsetup csplit ctags ctr curl cvs dd deno df dig dirname dmesg dmidecode dnf dnsmasq docker docker-compose docker-machine dos2unix doctl dotnet dpkg dpkg-query du efibootmgr egrep emacs envsubst eslint ethtool exa exiftool eza fallocate fdisk ffmpeg ffplay ffprobe fgrep findmnt firewall-cmd firewalld fio flatpak fsck fswatch fzf g++ gawk gcc gcloud gdb gem getent getfacl gh git gitk gitlab-runner gnuplot gofmt gparted gpasswd gpg gradle grep groupadd groupdel groupmod groups grpcurl grub-install gunzip gzip hadoop hdfs helm heroku hexdump hg hostnamectl htop htpasswd http httpie hdparm iconv ifconfig iftop imagemagick initdb inotifywait insmod ionice iostat iotop ip ip6tables ipcs iptables iptables-save iscsiadm istioctl iwconfig java javac javap jmap jobs journalctl jps jq jstack k3d k3s k6 k9s keytool kind kubeadm kubectl kubectx kubens kustomize ldapsearch ldconfig ldd less lftp ln localectl logname logrotate losetup ls lsattr lsblk lscpu lshw lsmod lsof lspci lsusb lua lvcreate lvextend lvs lynx lzma m4 make mcli mdadm memcached minikube mkdir mkfifo mkfs mkfs.ext4 mkswap mktemp modprobe mongo mongod mongodump mongorestore mongosh mpstat mtr multipass mv mvn mycli mysql mysqladmin mysqldump nano nc ncat ncdu neofetch netcat netstat nettop newgrp nft nginx ngrok nice nixos-rebuild nl nmap nmcli nmtui node nohup nomad npm npx nproc ns nslookup ntpdate nvidia-smi nvim nvm oc od openssl openvpn packer pacman pandoc passwd pbcopy pbpaste pdftk pg_ctl pg_dump pg_dumpall pg_restore pgrep php pidof ping pip pip3 pipenv pipx pkg-config pkill pm2 pmap pnpm podman poetry popd printenv printf ps psql pstree pushd pv pvcreate pvs pwd pyenv pytest python python3 rabbitmqctl rails rclone rdesktop readelf readlink realpath redis-cli redis-server renice restic rg ripgrep rmdir rm robocopy rpm rsync rubocop ruby runc rustc rustup samtools sar scp sdkman sed seq serverless sestatus setenforce setfacl sftp sha1sum sha256sum shellcheck shopt showmount shred shuf skopeo smartctl smbclient snapper socat spark-submit sqlite3 ss ssh ssh-add ssh-agent ssh-copy-id ssh-keygen sshd sshfs stdbuf strace stty su sudo supervisorctl svn swapoff swapon sysctl systemctl systemd-analyze tac tailscale tar tcpdump telnet terraform terragrunt timedatectl tmux tmuxinator tofu tput tracepath traceroute tr tshark tsc tty tune2fs udevadm ufw ulimit umask umount unalias uname uniq unrar unset unxz unzip updatedb useradd userdel usermod uuidgen vagrant valgrind vgcreate vgs vi vim vimdiff virsh visudo vlc vmstat wc wget whereis whoami wg xargs xclip xdg-open xrandr xxd xz xzcat yarn yq yt-dlp youtube-dl yum zcat zfs zgrep zip zpool zsh zstd zypper`
    .trim()
    .split(/\s+/),
)

/** Programs whose names are ordinary words: meant only where the text says so. */
const ordinary = new Set(
  `alias at basename bat batch bg bind break builtin cal cat cd clear col column comm command complete copy crane cut date declare defaults diff dir echo ed enable env eval exec exit expand export expr factor false fc fd fg file find finger fmt fold free fuser go goto halt hash head help hexyl history host hostname hub hyperfine id info init install join jobs kill killall last let link local locate lock logger login logout look man mail mesg mill mix more most mount move mutt nix noglob open pass paste patch perl pr precmd procs psexec query rake read reboot ren rename reset rev route salt screen script sed select service set shift shutdown sleep snap sort source split stat start stop strings sum svn swift sync tail tee test time timeout top touch trap tree true type unlink uptime users vault vlock w wait wall watch which who whois write xcopy yes z`
    .trim()
    .split(/\s+/),
)

/** Programs that are mostly a set of commands of their own: `git rm` is nobody else's. */
const withCommands = new Set(
  `ansible apt apt-get aws az brew bun cargo composer conda crictl ctr deno dnf docker docker-compose dotnet flatpak gcloud gem gh git go helm heroku hg istioctl journalctl k3d kubectl kubeadm minikube mvn nmcli npm oc pacman pip pip3 pipenv pm2 pnpm podman poetry rails rclone restic rustup skopeo snap supervisorctl svn systemctl terraform tmux ufw vagrant vault virsh yarn yum zfs zpool podman-compose nerdctl gradle rabbitmqctl hub nix ip`
    .trim()
    .split(/\s+/),
)

/** Names as other languages write them. */
const native: readonly [RegExp, string][] = [
  [/도커(?!파일|\s*파일)/, 'docker'],
  [/ドッカー|ドッカ―/, 'docker'],
  [/(?<![가-힣])깃(?!허브|랩|배시|\s*허브|\s*랩)/, 'git'],
  [/큐브컨트롤|쿠버컨트롤|큐브씨티엘/, 'kubectl'],
]

/** Shells and systems: what is said under such a heading is about no program in particular. */
export const surroundings = new Set(
  `bash zsh sh shell fish linux unix ubuntu debian centos terminal cli cmd powershell windows macos mac console command`
    .trim()
    .split(/\s+/),
)

const prefixes = /^(?:sudo|doas|winpty)$/

/** Whether a word is the name of a program that people take notes on. */
export const isProgram = (word: string): boolean => distinct.has(word) || ordinary.has(word)

/** Whether its commands are what notes on it list. */
export const hasCommands = (program: string): boolean => withCommands.has(program)

/** Whether a word is a program and nothing else. */
export const isDistinct = (word: string): boolean => distinct.has(word)

// Words that people add to the name of a program in a heading.
const around =
  /^(?:the|a|an|commands?|cmd|cli|cheat|sheets?|cheatsheets?|cheat-sheet|basics?|notes?|usage|guide|tips|tutorial|reference|options?|flags?|commonly|common|useful|used|most|basic|essential|quick|my|how|to|use|using|examples?|for|and|on|of|in|about|with|syntax|intro|introduction|명령|명령어|기본|기초|사용법|정리|옵션|커맨드|주요|자주|쓰는|사용하는|관련|コマンド|基本|一覧|まとめ|使い方|オプション|命令|常用|comandos?|básicos|de|commandes?|befehle|lệnh|các|コマンド一覧)$/iu

/** The words of a heading without its number, marks and decoration. */
export const wordsOf = (heading: string): string[] =>
  heading
    .replace(/^\s*(?:\d+(?:[.-]\d+)*[.)]?|[①-⑳]|[IVX]+\.)\s+/u, '')
    .replace(/[`*"'“”‘’()[\]{}:：,，、|/&…!?]|\p{Extended_Pictographic}/gu, ' ')
    // A name and what a language glues to it are two words.
    .replace(/([A-Za-z0-9_.-]+)(?=[가-힣ぁ-んァ-ヶ一-龥])/g, '$1 ')
    .replace(/(?<=[가-힣ぁ-んァ-ヶ一-龥])([A-Za-z])/g, ' $1')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))

/** Programs whose names, written large, are words of a sentence. */
const alsoWords =
  /^(?:node|less|make|kind|code|http|nice|ip|ns|jobs|groups|cron|java|python|php|ruby|su|ss|ab|tr|ag)$/

/** Whether a word of a heading of `count` words is the name of a program and nothing else. */
function isNamedClearly(word: string, count: number): boolean {
  const name = word.toLowerCase()
  if (prefixes.test(name) && count > 1) return false
  if (!distinct.has(name) || surroundings.has(name)) return false
  // `Node` and `Less` in the middle of a sentence are words.
  return count <= 3 || word === name || !alsoWords.test(name)
}

/** The known program that a heading or a title names; undefined when it names none. */
export function programNamed(heading: string): string | undefined {
  const words = wordsOf(heading)
  const rest = words.filter((word) => !around.test(word) && !prefixes.test(word))
  const inCode = /`([^`\s]+)[^`]*`/.exec(heading)?.[1]
  if (inCode !== undefined && isProgram(inCode)) return inCode
  const clear = words.find((word) => isNamedClearly(word, words.length))
  if (clear !== undefined) return clear.toLowerCase()
  for (const [form, name] of native) if (form.test(heading)) return name
  // `find - searching`: the program, and what it is about.
  const titled = /^([a-z][\w.-]*)\s+[-–—:]\s+\S/.exec(heading)?.[1]
  if (titled !== undefined && isProgram(titled) && !surroundings.has(titled)) return titled
  // `HEAD` and `TIME` are names of something else.
  const only = rest.length === 1 && !/^[A-Z]{3,}$/.test(rest[0]!) ? rest[0]!.toLowerCase() : undefined
  return only !== undefined && ordinary.has(only) && !surroundings.has(only) ? only : undefined
}

/** Every known program that a heading names alone or among others. */
export const programsNamed = (heading: string): string[] => {
  const name = programNamed(heading)
  const others = wordsOf(heading)
    .map((word) => word.toLowerCase())
    .filter((word) => distinct.has(word) && !surroundings.has(word))
  return [...new Set([...(name === undefined ? [] : [name]), ...others])].filter(
    (word) => !prefixes.test(word),
  )
}

const extensions = /\.(?:exe|cmd|bat|sh)$/i

/** The program that a word would start: without folder and ending. */
export const programWord = (word: string): string =>
  word.replace(/^.*[\\/](?=[^\\/]+$)/, '').replace(extensions, '')
