/** The page's only script: what a mark stands for, beside the pointer or the finger. Everything else is there without it. */
export const script = `
(() => {
  const tip = document.createElement('div')
  tip.className = 'tip'
  tip.hidden = true
  tip.setAttribute('aria-hidden', 'true')
  document.body.append(tip)
  const hide = () => { tip.hidden = true }
  const show = (event) => {
    const mark = event.target instanceof Element ? event.target.closest('[data-tip]') : null
    if (!mark) return hide()
    tip.textContent = mark.getAttribute('data-tip')
    tip.hidden = false
    const room = document.documentElement.clientWidth - tip.offsetWidth - 8
    tip.style.left = Math.max(8, Math.min(event.clientX - tip.offsetWidth / 2, room)) + 'px'
    const above = event.clientY - tip.offsetHeight - 14
    tip.style.top = (above > 4 ? above : event.clientY + 22) + 'px'
  }
  addEventListener('pointermove', show)
  addEventListener('pointerdown', show)
  addEventListener('scroll', hide, { passive: true })
  document.documentElement.addEventListener('pointerleave', hide)
})()
`

/** The SHA-256 of the script in Base64, by which the page's policy allows it: computing it takes a tenth of the time of drawing. The test of the policy names another one. */
export const scriptHash = 'cpv9V4lyZRfztnRWDuZBiWU1DuVRhT1igGNH7iRa0as='
