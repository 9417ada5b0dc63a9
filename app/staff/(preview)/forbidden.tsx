export { default } from '../(area)/forbidden'
