import {
  Checkbox,
  Combobox,
  Input,
  Menu,
  Modal,
  ModalHeader,
  Notification,
  Popover,
  Select,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';
import i18next from 'i18next';
import { choiceFilter } from '#renderer/components/form/choice-search.ts';

const still = { duration: 0 } as const;

/** House defaults of Mantine parts: 30 px controls, no animation of work surfaces, nothing that needs inline styles. */
export const componentDefaults = {
  Input: Input.extend({
    defaultProps: { size: 'xs' },
    vars: () => ({
      wrapper: {
        '--input-fz': 'var(--t-form)',
        '--input-padding': '8px',
        '--input-height': 'var(--control)',
      },
    }),
  }),
  InputWrapper: Input.Wrapper.extend({ defaultProps: { size: 'sm' } }),
  TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
  Textarea: Textarea.extend({ defaultProps: { size: 'xs' } }),
  // A list that opens by itself takes the Enter of those who walk through the fields.
  Select: Select.extend({
    defaultProps: {
      size: 'xs',
      checkIconPosition: 'right',
      openOnFocus: false,
      rightSection: '▾',
      filter: choiceFilter([]),
    },
  }),
  Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
  Popover: Popover.extend({ defaultProps: { transitionProps: still, shadow: 'md', withinPortal: true } }),
  Menu: Menu.extend({ defaultProps: { transitionProps: still, shadow: 'md' } }),
  Combobox: Combobox.extend({ defaultProps: { transitionProps: still, shadow: 'md' } }),
  Tooltip: Tooltip.extend({ defaultProps: { transitionProps: still, openDelay: 400 } }),
  // Scroll locking writes an inline <style>; the shell never scrolls, so there is nothing to lock.
  Modal: Modal.extend({ defaultProps: { lockScroll: false, transitionProps: still, centered: true } }),
  // A <header> would count as a second banner of the page.
  ModalHeader: ModalHeader.extend({ defaultProps: { role: 'presentation' } }),
  Notification: Notification.extend({
    defaultProps: {
      withBorder: true,
      closeButtonProps: {
        // Asked when a notice is drawn: the language may have changed since the start.
        get 'aria-label'() {
          return i18next.t('close', { ns: 'common' });
        },
      },
    },
  }),
};
