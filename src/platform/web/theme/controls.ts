import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Checkbox,
  Divider,
  Input,
  InputWrapper,
  Kbd,
  Pill,
  Radio,
  SegmentedControl,
  Skeleton,
  Switch,
  Tabs,
} from '@mantine/core'
import classes from './controls.module.css'

const controlHeight = 'var(--b-control)'

/** How everything that a person presses or types into looks. */
export const controlDefaults = {
  Button: Button.extend({
    defaultProps: { size: 'sm', variant: 'default' },
    vars: (_theme, { size }) => ({
      root: size === 'sm' ? { '--button-height': controlHeight, '--button-padding-x': '12px' } : {},
    }),
    classNames: { root: classes.button, section: classes.buttonSection },
  }),
  ActionIcon: ActionIcon.extend({
    defaultProps: { size: 'md', variant: 'subtle', color: 'gray' },
    vars: (_theme, { size }) => ({ root: size === 'md' ? { '--ai-size': controlHeight } : {} }),
    classNames: { root: classes.iconButton },
  }),
  Anchor: Anchor.extend({ defaultProps: { underline: 'hover', inherit: true }, classNames: { root: classes.anchor } }),
  Input: Input.extend({
    defaultProps: { size: 'sm' },
    vars: (_theme, { size }) => ({
      wrapper: size === 'sm' ? { '--input-height': controlHeight, '--input-fz': '0.875rem' } : {},
    }),
    classNames: { input: classes.input, section: classes.inputSection },
  }),
  InputWrapper: InputWrapper.extend({
    defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] },
    classNames: { label: classes.label, description: classes.description, error: classes.error },
  }),
  Checkbox: Checkbox.extend({
    defaultProps: { size: 'xs', radius: 'xs' },
    classNames: { input: classes.check, label: classes.checkLabel, body: classes.checkBody },
  }),
  Radio: Radio.extend({
    defaultProps: { size: 'xs' },
    classNames: { radio: classes.check, label: classes.checkLabel, body: classes.checkBody },
  }),
  Switch: Switch.extend({
    defaultProps: { size: 'sm', withThumbIndicator: false },
    classNames: { track: classes.switch, label: classes.checkLabel, body: classes.checkBody },
  }),
  SegmentedControl: SegmentedControl.extend({
    defaultProps: { size: 'sm' },
    classNames: { root: classes.segments, indicator: classes.segmentIndicator, label: classes.segmentLabel },
  }),
  Tabs: Tabs.extend({ classNames: { list: classes.tabs, tab: classes.tab } }),
  Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm' }, classNames: { root: classes.badge } }),
  Pill: Pill.extend({ classNames: { root: classes.pill } }),
  Kbd: Kbd.extend({ classNames: { root: classes.kbd } }),
  Skeleton: Skeleton.extend({ defaultProps: { radius: 'sm' }, classNames: { root: classes.skeleton } }),
  Divider: Divider.extend({ defaultProps: { color: 'var(--b-line)' } }),
}
