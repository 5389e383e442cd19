export { applied, easyDays } from './apply.ts'
export { check, type Given, nearName, nearValue, type SettingFault, takenBy } from './check.ts'
export { changed } from './file.ts'
export { readSettings } from './read.ts'
export {
  defaultSettings,
  isSetting,
  type SettingName,
  type Settings,
  type SettingValue,
  settingNames,
  settings,
} from './table.ts'
export { badSetting, faultError, freshFile, takenSetting, unknownSetting } from './texts.ts'
