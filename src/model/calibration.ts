/** Answers whose predicted chance of recall was alike: how many, the sum of the predictions, how many were recalled. */
export interface PredictedGroup {
  predicted: number
  recalled: number
  count: number
}

/** Groups of answers by the tenth that the prediction was in; groups without an answer are absent. */
export type PredictedGroups = Map<number, PredictedGroup>

const mostGroups = 10

/** The group of a prediction from 0 to 1, 0 to 9. */
const groupOf = (chance: number): number => Math.min(mostGroups - 1, Math.floor(chance * mostGroups))

/** Adds answers of one group, in place. */
export function addGroup(groups: PredictedGroups, number: number, added: PredictedGroup): void {
  const group = groups.get(number)
  if (!group) groups.set(number, { ...added })
  else {
    group.predicted += added.predicted
    group.recalled += added.recalled
    group.count += added.count
  }
}

/** Adds a prediction from 0 to 1 and what came of it, in place. */
export const addPrediction = (groups: PredictedGroups, chance: number, recalled: boolean): void =>
  addGroup(groups, groupOf(chance), { predicted: chance, recalled: recalled ? 1 : 0, count: 1 })

/** Predicted and real recall of each group as shares from 0 to 1, and its answers; the lowest prediction first. */
export const calibrationOf = (groups: PredictedGroups): PredictedGroup[] =>
  [...groups]
    .sort(([a], [b]) => a - b)
    .map(([, { predicted, recalled, count }]) => ({
      predicted: predicted / count,
      recalled: recalled / count,
      count,
    }))
