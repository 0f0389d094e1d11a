import {
  Alert,
  Autocomplete,
  Card,
  Drawer,
  Menu,
  Modal,
  MultiSelect,
  Notification,
  Paper,
  Popover,
  Progress,
  Select,
  Table,
  Tooltip,
} from '@mantine/core'
import classes from './floating.module.css'

const quick = { transition: 'fade', duration: 120 } as const

// Each field styles its own list: what is said of the Combobox does not reach it.
const choices = { options: classes.options, option: classes.item, groupLabel: classes.groupLabel }

/** How everything that lies on the page or floats above it looks. */
export const floatingDefaults = {
  Menu: Menu.extend({
    // The placeholder is a presentation inside role=menu, which a screen reader may not meet there; without it the
    // focus goes to the first item, as in any menu.
    defaultProps: {
      shadow: 'md',
      transitionProps: quick,
      position: 'bottom-start',
      offset: 4,
      withInitialFocusPlaceholder: false,
    },
    classNames: { dropdown: classes.menu, item: classes.item, label: classes.groupLabel, divider: classes.divider },
  }),
  Popover: Popover.extend({
    defaultProps: { shadow: 'md', transitionProps: quick, offset: 4 },
    classNames: { dropdown: classes.dropdown },
  }),
  Combobox: {
    classNames: {
      dropdown: classes.dropdown,
      options: classes.options,
      option: classes.item,
      groupLabel: classes.groupLabel,
    },
  },
  // The listbox itself scrolls: a scrolling box around it would be a stop that no key reaches.
  Select: Select.extend({ defaultProps: { withScrollArea: false }, classNames: choices }),
  MultiSelect: MultiSelect.extend({
    defaultProps: { withScrollArea: false },
    classNames: { ...choices, inputField: classes.innerField },
  }),
  Autocomplete: Autocomplete.extend({ defaultProps: { withScrollArea: false }, classNames: choices }),
  Modal: Modal.extend({
    defaultProps: { transitionProps: quick, centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.35 } },
    classNames: {
      header: classes.sheetHeader,
      title: classes.sheetTitle,
      body: classes.sheetBody,
      content: classes.sheet,
    },
  }),
  Drawer: Drawer.extend({
    defaultProps: { position: 'right', overlayProps: { backgroundOpacity: 0.25 } },
    classNames: {
      header: classes.sheetHeader,
      title: classes.sheetTitle,
      body: classes.sheetBody,
      content: classes.sheet,
    },
  }),
  Tooltip: Tooltip.extend({
    defaultProps: { transitionProps: quick, openDelay: 350, multiline: true, maw: 320, withinPortal: true },
    classNames: { tooltip: classes.tooltip },
  }),
  Notification: Notification.extend({
    classNames: { root: classes.notification, title: classes.notificationTitle, description: classes.notificationText },
  }),
  Alert: Alert.extend({ classNames: { root: classes.alert, title: classes.alertTitle, message: classes.alertText } }),
  Paper: Paper.extend({ classNames: { root: classes.paper } }),
  Card: Card.extend({ defaultProps: { withBorder: true, shadow: 'none', padding: 'md' } }),
  Progress: Progress.extend({ defaultProps: { size: 6, radius: 'xs' }, classNames: { root: classes.progress } }),
  Table: Table.extend({ classNames: { th: classes.th, td: classes.td, tr: classes.tr } }),
}
