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

const inputClasses = {
  classNames: { input: classes.input, wrapper: classes.inputWrapper, section: classes.inputSection },
  defaultProps: { size: 'sm' },
}

/** How everything that a person presses or types into looks. */
export const controlDefaults = {
  Button: Button.extend({
    defaultProps: { size: 'sm', variant: 'default' },
    classNames: { root: classes.button, section: classes.buttonSection },
  }),
  ActionIcon: ActionIcon.extend({
    defaultProps: { size: 'md', variant: 'subtle', color: 'gray' },
    classNames: { root: classes.iconButton },
  }),
  Anchor: Anchor.extend({ defaultProps: { underline: 'hover' }, classNames: { root: classes.anchor } }),
  Input: Input.extend(inputClasses),
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
