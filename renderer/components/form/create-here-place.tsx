import { lazy, Suspense } from 'react';
import { useCreateRequest } from './create-here.ts';

/** The forms come when the first of them is asked for: loaded with the program they would hold up its first page. */
const CreateHereDialog = lazy(async () => {
  const { CreateHereDialog: dialog } = await import('./create-here-dialog.tsx');
  return { default: dialog };
});

/** Stands once in the window. */
export function CreateHerePlace() {
  const request = useCreateRequest();
  return request ? (
    <Suspense>
      <CreateHereDialog key={request.kind + request.text} request={request} />
    </Suspense>
  ) : null;
}
