import { type MantineColorScheme, Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useGo } from '#platform/web/address/index.ts'
import { languages, useLanguage, useMessages } from '#platform/web/messages/index.ts'
import { useSession } from '#platform/web/session/index.ts'
import type { StaffApp } from '../staff-app.ts'
import classes from './rail.module.css'

const schemes = ['light', 'dark', 'auto'] satisfies readonly MantineColorScheme[]

/** The signed-in person, and what they may choose for themselves. */
export function UserMenu({ app, isNarrow }: { app: StaffApp; isNarrow: boolean }) {
  const { user } = useSession()
  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        <button type="button" className={classes.user} aria-label={user.name}>
          <span className={classes.initial} aria-hidden="true">
            {[...user.name][0]}
          </span>
          {!isNarrow && <span className={classes.userName}>{user.name}</span>}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <UserChoices app={app} />
      </Menu.Dropdown>
    </Menu>
  )
}

/** The content of the person's menu: language, colours, signing out. */
export function UserChoices({ app }: { app: StaffApp }) {
  const { t } = useMessages('staff')
  const { user } = useSession()
  const { language, setLanguage } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const queryClient = useQueryClient()
  const go = useGo()
  const leave = async () => {
    await app.signOut()
    queryClient.clear()
    go(app.signInPath)
  }
  return (
    <>
      <Menu.Label>
        {user.name}
        <br />
        {user.email}
      </Menu.Label>
      <div className={classes.choice}>
        <span id="language-choice">{t('language')}</span>
        <SegmentedControl
          fullWidth
          aria-labelledby="language-choice"
          value={language}
          data={languages.map((value) => ({ value, label: t(`platform:language.${value}`) }))}
          onChange={(chosen) => setLanguage(chosen)}
        />
      </div>
      <div className={classes.choice}>
        <span id="scheme-choice">{t('scheme.title')}</span>
        <SegmentedControl
          fullWidth
          aria-labelledby="scheme-choice"
          value={colorScheme}
          data={schemes.map((value) => ({ value, label: t(`scheme.${value}`) }))}
          onChange={(chosen) => setColorScheme(chosen)}
        />
      </div>
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={leave}>
        {t('signOut')}
      </Menu.Item>
    </>
  )
}
