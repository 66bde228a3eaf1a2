/** Which view is shown; the address keeps it, so that "back" works. */

export type View = 'start' | 'label' | 'report' | 'batch';

const VIEWS: View[] = ['start', 'label', 'report', 'batch'];

function ofAddress(): View {
  const name = location.hash.slice(1) as View;
  return VIEWS.includes(name) ? name : 'start';
}

export const route = $state<{ view: View }>({ view: 'start' });

/** Shows a view. */
export function go(view: View): void {
  if (route.view === view) return;
  route.view = view;
  history.pushState(null, '', view === 'start' ? location.pathname : `#${view}`);
}

addEventListener('popstate', () => (route.view = ofAddress()));
