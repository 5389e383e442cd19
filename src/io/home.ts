import { homedir, userInfo } from 'node:os'

/** The home folder. A user whom the system does not know, as with a number given to a container, has that of the root, which Docker gives them too. */
export function homeFolder(): string {
  try {
    // An empty HOME is as good as none: the folder would depend on where one stands.
    return homedir() || userInfo().homedir || '/'
  } catch {
    return '/'
  }
}
