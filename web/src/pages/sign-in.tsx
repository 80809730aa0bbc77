import { Paper, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { SignInForm } from '../parts/sign-in-form.tsx';
import { useTitle } from '../parts/use-title.ts';
import { queryClient } from '../session.ts';
import { texts } from '../texts/index.ts';

export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  useTitle(texts.signIn.title);
  return (
    <main className="gate">
      <p className="brand">{texts.brand}</p>
      <Paper withBorder p="lg">
        <Title order={1} size="h3" mb="md">
          {texts.signIn.title}
        </Title>
        <SignInForm
          onDone={() => {
            queryClient.clear();
            void navigate({ href: next ?? '/', replace: true });
          }}
        />
      </Paper>
    </main>
  );
}
